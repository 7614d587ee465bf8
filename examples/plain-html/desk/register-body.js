import { isMobile, isNationalId } from '/sdk/mimer-sdk.js';
import { answersIn, momentIn } from './questions.js';

/** The submission for what a clerk filled in. */
export const bodyFrom = (data, desk, { externalId, attachments, operator }) => {
  const text = name => data.get(name)?.trim() || undefined;
  const phone = text('phone');
  const received = text('receivedAt');
  const { timeZone } = desk.jurisdiction;
  const asked = desk.services.find(({ code }) => code === data.get('service'))?.attributes ?? [];
  return {
    source: data.get('source'),
    externalId: text('externalId') ?? externalId,
    ...(operator && { operator }),
    ...(received && { receivedAt: momentIn(received, timeZone) }),
    kind: data.get('kind'),
    service: data.get('service'),
    description: text('description'),
    attributes: answersIn(data, asked, timeZone),
    attachments,
    location: {
      neighbourhood: text('neighbourhood'),
      street: text('street'),
      buildingNumber: text('buildingNumber'),
      directions: text('directions'),
    },
    applicant: {
      givenName: text('givenName'),
      familyName: text('familyName'),
      nationalId: text('nationalId'),
      phone: phone && (desk.phone(phone) ?? phone),
      email: text('email'),
      address: text('address'),
      ...(data.get('hideIdentity') && { hideIdentity: true }),
    },
    reply: { channel: data.get('channel'), locale: data.get('locale') },
  };
};

/** What a clerk should ask before hanging up: none of it is refused later, when nobody can be asked any more. */
export const questionLeft = (data, desk) => {
  const channel = data.get('channel');
  const phone = desk.phone(data.get('phone'));
  const nationalId = data.get('nationalId').trim();
  if (['sms', 'phone', 'whatsapp'].includes(channel) && phone === undefined)
    return 'Sonucu bildirmek için geçerli bir telefon numarası gerekli.';
  if (['sms', 'whatsapp'].includes(channel) && !isMobile(phone))
    return 'Bu yolla yalnızca cep telefonuna yazılabilir: cep numarası isteyin ya da telefonu seçin.';
  if (channel === 'email' && data.get('email').trim() === '')
    return 'Sonucu e-postayla bildirmek için e-posta adresi gerekli.';
  if (channel === 'post' && data.get('address').trim() === '')
    return 'Sonucu postayla bildirmek için adres gerekli.';
  if (nationalId !== '' && !isNationalId(nationalId))
    return 'T.C. kimlik numarasını kontrol edin; rakamlardan biri hatalı olabilir.';
  return '';
};
