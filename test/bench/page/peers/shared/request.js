// What every page of the benchmark does alike: it asks for the services and sends the request as the contract says.
const endpoint = '/melikgazi/v1';

const ask = async path => {
  const answer = await fetch(endpoint + path, { headers: { 'Accept-Language': 'tr' } });
  return answer.json();
};

export const fetchServices = () => ask('/services');

export const words = {
  description: 'Ne oldu? Ne istiyorsunuz?',
  service: 'Konu',
  choose: 'Seçiniz',
  tax: 'Hangi vergi?',
  registerNumber: 'Belediye sicil numarası',
  givenName: 'Adınız',
  familyName: 'Soyadınız',
  phone: 'Cep telefonunuz',
  notice: 'Aydınlatma metnini okudum.',
  send: 'Başvuruyu gönder',
  received: reference => `Başvurunuz alındı: ${reference}`,
};

/** The service that has questions of its own here. */
export const taxService = 'MAL-01';

export const taxes = [
  { value: 'property', label: 'Emlak vergisi' },
  { value: 'cleaning', label: 'Çevre temizlik vergisi' },
  { value: 'advertising', label: 'İlan ve reklam vergisi' },
  { value: 'other', label: 'Diğer' },
];

/** Sends what was answered and returns the reference. */
export const send = async ({ description, service, tax, registerNumber, givenName, familyName, phone }) => {
  const { notices } = await ask('/');
  const { version } = notices.find(({ id }) => id === 'general');
  const answer = await fetch(`${endpoint}/requests`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({
      kind: 'complaint',
      service,
      description,
      attributes: service === taxService ? { tax, 'register-number': registerNumber } : {},
      applicant: { givenName, familyName, phone: `+90${phone.replace(/\D/g, '').slice(-10)}` },
      reply: { channel: 'sms', locale: 'tr' },
      notices: [{ id: 'general', version }],
    }),
  });
  const { reference } = await answer.json();
  return reference;
};
