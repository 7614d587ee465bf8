// What people of an invented district write, and who they are: enough of it that searches find few requests and not none.

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const givenNames = words(`
  Ayşe Fatma Emine Hatice Zeynep Elif Meryem Şerife Zehra Sultan Hanife Merve Havva Özlem Yasemin
  Hülya Cemile Gülşen İrem Büşra Kübra Tuğba Çiğdem Nurgül Mehmet Mustafa Ahmet Ali Hüseyin Hasan
  İbrahim İsmail Osman Yusuf Murat Ömer Ramazan Halil Süleyman Abdullah Mahmut Recep Salih Fatih Kadir
  Emre Hakan Uğur
`);

export const familyNames = words(`
  Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin
  Kara Koç Kurt Özkan Şimşek Polat Özcan Korkmaz Çakır Erdoğan Yavuz Can Acar Şen Aktaş Güler Yalçın
  Güneş Bozkurt Bulut Keskin Ünal Turan Gül Özer Işık Kaplan Avcı Sarı Tekin Taş Köse Yüksel Ateş
  Aksoy Ekinci Karataş Uysal Soylu Pekcan Tosun Gökçe Bayraktar Topal
`);

export const streets = [
  'Atatürk Bulvarı',
  'Sivas Caddesi',
  'Osman Kavuncu Bulvarı',
  'Talas Caddesi',
  'Mustafa Kemal Paşa Bulvarı',
  'Gesi Caddesi',
  'Çiçek Sokak',
  'Lale Sokak',
  'Kışla Caddesi',
  'Menekşe Sokak',
  'Nuh Naci Yazgan Caddesi',
  'İnönü Bulvarı',
  'Kızılırmak Caddesi',
  'Bağdat Caddesi',
  'Şehit Üsteğmen Sokak',
  'Esenyurt Caddesi',
];

export const complaints = [
  'Sokağımızdaki kaldırım taşları aylardır yerinden oynamış durumda, yaşlı annem geçen hafta düştü.',
  'Yağmur yağdığında rögar taşıyor ve bütün cadde su altında kalıyor, araçlar geçemiyor.',
  'Çöp konteyneri iki gündür boşaltılmadı, koku yüzünden pencerelerimizi açamıyoruz.',
  'Parktaki salıncağın zinciri kopmuş, çocuklar yaralanmadan onarılmasını rica ediyoruz.',
  'Asfaltta derin bir çukur var; akşam saatlerinde görülmüyor ve lastik patlatıyor.',
  'Komşu inşaat gece yarısına kadar çalışıyor, gürültüden uyuyamıyoruz.',
  'Mahallemize yeni bir basketbol sahası yapılmasını talep ediyoruz, gençler yolda oynuyor.',
  'Ağaç dalları elektrik tellerine değiyor, budanması gerekiyor.',
  'Kaçak kat çıkılıyor, ruhsat olup olmadığının denetlenmesini istiyorum.',
  'Seyyar satıcılar kaldırımı tamamen kapatmış, bebek arabasıyla geçmek mümkün değil.',
  'Başıboş köpek sürüsü okul yolunda çocukları korkutuyor.',
  'Sokak lambası yanmıyor, gece çok karanlık oluyor.',
  'Kültür merkezindeki kursun saatlerinin akşama alınmasını öneriyorum.',
  'Temizlik ekiplerine teşekkür ederim, sokağımız hiç bu kadar temiz olmamıştı.',
  'Pazar yerinin zabıta tarafından daha sık denetlenmesini istiyoruz.',
  'Engelli rampası çok dik yapılmış, tekerlekli sandalye ile çıkılamıyor.',
];

export const details = [
  'Daha önce telefonla da bildirmiştim ama bir sonuç alamadım.',
  'Fotoğraf çekmek isterdim ama hava karanlıktı.',
  'Apartman yönetimi olarak imza topladık, gerekirse getirebiliriz.',
  'Muhtarımız da konudan haberdar.',
  'Geçen kış aynı yerde iki kaza oldu.',
  'Yardımlarınız için şimdiden teşekkür eder, saygılar sunarım.',
  'Okulun hemen karşısında olduğu için ivedilikle ilgilenilmesini rica ederim.',
  'Binanın arka tarafında, otobüs durağının yanında.',
];

/** Rare words, of which each request may have one: what somebody who looks for one request remembers of it. */
export const rarities = words(`
  mazgal sarnıç çeşme kestane kuyumcu köprübaşı değirmen minare bisiklet trafo bodrum kiremit leylek
  şadırvan gölet kavak istinat menfez kamelya yokuş
`);

export const answers = [
  'Ekiplerimiz yerinde inceleme yapmış, gerekli onarım tamamlanmıştır. Bildiriminiz için teşekkür ederiz.',
  'Talebiniz ilgili müdürlüğün çalışma programına alınmış ve yerine getirilmiştir.',
  'Yapılan denetimde eksiklik görülmüş, ilgililer hakkında işlem başlatılmıştır.',
];
