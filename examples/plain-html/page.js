// The demo page's endpoint is on its own origin, whatever that is; a real page writes `endpoint` as an attribute.
for (const element of document.querySelectorAll('[data-endpoint]')) {
  element.setAttribute('endpoint', new URL(element.dataset.endpoint, location.href).href);
}
