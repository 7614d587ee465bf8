/** What is said about answers that were kept, and about an attempt from before a reload. */
export const draft = {
  kept: 'Taslağınız duruyor.',
  keptHow: 'Yalnızca bu sekmede, en çok 24 saat saklanır. Ad ve iletişim bilgileri saklanmaz.',
  remove: 'Taslağı sil',
  removed: 'Taslak silindi.',
  asking: 'Önceki gönderiminizin ulaşıp ulaşmadığına bakılıyor…',
  missing: 'Önceki gönderiminiz bize ulaşmamış. Lütfen bilgilerinizi tamamlayıp yeniden gönderiniz.',
  unknown: 'Önceki gönderiminizin ulaşıp ulaşmadığını şu anda bilemiyoruz.',
  unknownAgain: 'Kısa süre sonra yeniden bakılacak.',
  unknownSafe: 'Formu tamamlayıp gönderirseniz başvurunuz iki kez kaydedilmez.',
  askNow: 'Şimdi bak',
  found: 'Önceki başvurunuz bize ulaşmış:',
  foundSafe: 'Bu arada yazdıklarınız duruyor.',
  showFound: 'Alındı belgesini göster',
  goOn: 'Yazdığım başvuruya dön',
};
