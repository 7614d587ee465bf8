// Links that lead to a request: `/?reference=2026-4819073-2`, and `/#2026-4819073-2` as receipts and messages have it,
// which the tracker reads by itself. The tracking code is never in a link.

const tracker = document.querySelector('mimer-status-tracker');
const given = new URLSearchParams(location.search).get('reference');
if (given !== null) tracker.setAttribute('reference', given);

const showTracker = () => {
  if (given !== null || /^#\d{4}-\d{7}-\d$/.test(location.hash)) tracker.closest('section').scrollIntoView();
};
addEventListener('hashchange', showTracker);
showTracker();
