const number = (value: number) => value.toLocaleString('tr');

/** What is said about requests that wait for the network on this device. */
export const outbox = {
  offer: 'İnternet gelince kendiliğinden gönder',
  offerText:
    'Başvurunuzu bu cihazda bekletebiliriz. İnternet gelince, bu sayfa ya da sitemizde başvuru formunun olduğu başka bir sayfa açıkken kendiliğinden gönderilir.',
  offerCaution:
    'Gönderilene kadar kişisel bilgileriniz bu cihazda saklanır. Cihazı başkalarıyla paylaşıyorsanız bu yolu seçmeyiniz.',
  saving: 'Bekletiliyor…',
  unavailable: 'Başvurunuz bu cihazda bekletilemiyor. Lütfen bu sayfayı kapatmadan tekrar deneyiniz.',
  full: 'Bu cihazda yeterli yer yok, başvurunuz bekletilemedi. Lütfen bu sayfayı kapatmadan tekrar deneyiniz.',
  title: 'Başvurunuz gönderilmeyi bekliyor',
  text: 'İnternet gelince, bu sayfa ya da sitemizde başvuru formunun olduğu başka bir sayfa açıkken kendiliğinden gönderilir. Makbuzunuz burada görünür.',
  caution:
    'Gönderilene kadar kişisel bilgileriniz bu cihazda saklanır. Cihaz sizin değilse işiniz bitince siliniz.',
  subject: 'Konu',
  since: 'Bekletildiği zaman',
  state: 'Durum',
  files: 'Fotoğraflar',
  uploaded: (count: number, of: number) => `${number(of)} fotoğraftan ${number(count)} tanesi yüklendi`,
  states: {
    waiting: 'İnternet bekleniyor',
    sending: 'Gönderiliyor…',
    sent: 'Gönderildi',
    setAside: 'Gönderilemedi',
    expired: 'Artık kendiliğinden gönderilmiyor',
  },
  retry: 'Şimdi dene',
  stillWaiting: 'Henüz gönderilemedi. Bekliyor.',
  remove: 'Bu cihazdan sil',
  again: 'Yeni başvuru',
  confirm: (count: number) =>
    count > 1
      ? `Bu cihazdaki ${number(count)} başvurunun tümü silinsin mi? Gönderilmemiş olanlar gönderilmez.`
      : 'Başvurunuz bu cihazdan silinsin mi? Silerseniz gönderilmez.',
  confirmReceipt: 'Makbuz bu cihazdan silinsin mi? Takip kodunu not ettiğinizden emin olunuz.',
  confirmRemove: 'Evet, sil',
  cancel: 'Vazgeç',
  removed: 'Bu cihazdan silindi.',
  waitingLine: 'Gönderilmeyi bekleyen başvurunuz var.',
  sentLine: 'Bekleyen başvurunuz gönderildi.',
  setAsideLine: 'Bekleyen başvurunuz gönderilemedi.',
  limit: (days: number) =>
    `${number(days)} gün içinde gönderilemezse artık kendiliğinden gönderilmez; ne yapılacağı size burada sorulur.`,
  expiredLine: (days: number) =>
    `Başvurunuz ${number(days)} günden uzun süredir bekliyor. Artık kendiliğinden gönderilmeyecek.`,
  expired:
    'Formda açıp gönderebilir ya da bu cihazdan silebilirsiniz. Daha önce ulaştıysa iki kez kaydedilmez.',
  reference: 'Başvuru numarası',
  trackingCode: 'Takip kodu',
  show: 'Makbuzu göster',
  print: 'Yazdır',
  forget: 'Unut',
  open: 'Formda aç',
  opened: 'Başvurunuz formda açıldı. Düzeltip yeniden gönderebilirsiniz.',
  close: 'Kapat',
};
