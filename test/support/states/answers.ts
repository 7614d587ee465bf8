/** Answers to all questions of a step, by the names of the fields. */
type Answers = Readonly<Record<string, string | boolean | readonly string[]>>;

export const subject: Answers = {
  description: 'Evimizin önündeki yolda derin bir çukur var, arabalar geçemiyor.',
  service: 'YOL-01',
  kind: 'complaint',
  'attribute:blocks-traffic': 'true',
};

export const place: Answers = {
  neighbourhood: 'kilicaslan',
  street: 'Bahçe Sokak',
  buildingNumber: '12',
  directions: 'Okulun karşısı, parkın girişi.',
};

const names: Answers = { givenName: 'Ayşe', familyName: 'Yılmaz' };

export const you: Answers = {
  ...names,
  channel: 'sms',
  phone: '0530 253 91 91',
  address: 'Hunat Mah. Nuh Naci Yazgan Cad. No: 12',
  'notice:general': true,
};

/** A request that can be sent. */
export const complete: Answers = { ...subject, ...place, ...you };
