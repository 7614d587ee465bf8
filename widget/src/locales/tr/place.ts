/** What is said around a point: the citizen's own place, coordinates, the map. */
export const place = {
  locate: 'Konumumu kullan',
  locating: 'Konumunuz alınıyor…',
  cancel: 'Vazgeç',
  cancelled: 'Konum alınmadı.',
  added: 'Konum eklendi',
  remove: 'Konumu kaldır',
  removed: 'Konum kaldırıldı.',
  accuracy: (distance: string) => `yaklaşık ${distance} doğrulukla`,
  outside: (municipality: string) =>
    `İşaretlediğiniz yer ${municipality} sınırları dışında olabilir. Yine de gönderebilirsiniz; başvurunuz ilgili kuruma iletilir.`,
  inaccurate:
    'Bu konum kesin değil. Sokağı veya tarifi de yazarsanız ya da haritada düzeltirseniz yeri daha kolay buluruz.',
  inaccurateWithoutMap: 'Bu konum kesin değil. Sokağı veya tarifi de yazarsanız yeri daha kolay buluruz.',
  /** Why there is no place, and what to do. */
  refused: {
    denied:
      'Konum izni verilmedi. Adresi elle yazabilirsiniz. İzin vermek isterseniz tarayıcınızın site ayarlarından konuma izin veriniz ve yeniden deneyiniz.',
    blocked: 'Bu sayfada konum kullanılamıyor. Adresi elle yazabilirsiniz.',
    insecure: 'Konum yalnızca güvenli bağlantıda (https) kullanılabilir. Adresi elle yazabilirsiniz.',
    unavailable:
      'Konumunuz bulunamadı. Cihazınızın konum hizmetini açıp yeniden deneyebilir ya da adresi elle yazabilirsiniz.',
    timeout:
      'Konumunuz zamanında bulunamadı. Açık havada ya da pencere kenarında yeniden deneyebilir veya adresi elle yazabilirsiniz.',
  },
  byHand: 'Koordinat veya harita bağlantısı yaz',
  coordinates: 'Koordinat veya harita bağlantısı',
  coordinatesHint: 'Örnek: 38.7199, 35.5057. Harita uygulamasından kopyaladığınızı yapıştırabilirsiniz.',
  openMap: 'Haritada işaretle',
  closeMap: 'Haritayı kapat',
  map: {
    label: 'Harita',
    help: 'Yere dokununuz ya da haritayı kaydırıp yeri ortadaki artıya getiriniz ve “Burayı işaretle”ye basınız.',
    keys: 'Ok tuşları haritayı kaydırır, artı ve eksi yakınlaştırıp uzaklaştırır, Enter ortadaki noktayı işaretler.',
    loading: 'Harita açılıyor…',
    failed: 'Harita açılamadı. Adresi ya da koordinatları yazabilirsiniz.',
    noTiles:
      'Harita görüntüleri yüklenemiyor. İnternet bağlantınızı kontrol ediniz; adresi ya da koordinatları da yazabilirsiniz.',
    zoomIn: 'Yakınlaştır',
    zoomOut: 'Uzaklaştır',
    recentre: 'İşaretli yere veya merkeze dön',
    mark: 'Burayı işaretle',
  },
};
