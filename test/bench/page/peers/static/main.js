import { fetchServices, send, taxService, words } from './request.js';

const form = document.getElementById('form');
form.addEventListener('change', () => {
  document.getElementById('tax').hidden = form.elements.service.value !== taxService;
});
form.addEventListener('submit', async event => {
  event.preventDefault();
  form.replaceWith(words.received(await send(Object.fromEntries(new FormData(form)))));
});
for (const { name, code } of await fetchServices()) form.elements.service.add(new Option(name, code));
