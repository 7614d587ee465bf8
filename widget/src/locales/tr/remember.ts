/** What is said where a request may be remembered on this device. */
export const remember = {
  label: 'Bu başvuruyu bu cihazda hatırla',
  hint: 'Başvuru numaranız ve gizli takip kodunuz bu cihazda saklanır. Ortak kullanılan bir bilgisayarda işaretlemeyiniz.',
  remembered: 'Bu cihazda hatırlanacak.',
  forgotten: 'Bu cihazdan silindi.',
  full: 'Bu cihazda saklanamadı.',
};
