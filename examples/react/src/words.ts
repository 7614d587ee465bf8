/** What the page says; what the elements say, they bring themselves. */
export const words = {
  tr: {
    title: 'Melikgazi Belediyesi – Başvuru',
    municipality: 'Melikgazi Belediyesi',
    service: 'Başvuru ve takip',
    otherLanguage: 'English',
    heading: 'Size nasıl yardımcı olabiliriz?',
    intro: 'Sorununuzu, talebinizi ya da önerinizi yazın; sonucunu seçtiğiniz yoldan bildirelim.',
    signedInAs: 'Giriş yapan:',
    request: 'Başvuru',
    tracking: 'Takip',
    contact: 'İletişim',
    sent: 'Başvuru numaranız',
    call: 'Dilerseniz bizi arayın:',
  },
  en: {
    title: 'Melikgazi Municipality – Requests',
    municipality: 'Melikgazi Municipality',
    service: 'Requests and tracking',
    otherLanguage: 'Türkçe',
    heading: 'How can we help?',
    intro:
      'Tell us what is wrong, what you need or what you suggest; we tell you the result the way you choose.',
    signedInAs: 'Signed in as',
    request: 'Request',
    tracking: 'Tracking',
    contact: 'Contact',
    sent: 'Your reference is',
    call: 'Or call us:',
  },
} as const;

export type Language = keyof typeof words;
