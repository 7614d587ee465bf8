// Colours: the system’s, or what the reader chose with the switch. A plain script in the head, so that nothing is
// painted in the wrong colours first; the choice is kept on this device because it was asked for, and only while it
// differs from the system’s.
{
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  // A browser that refuses storage still switches, for this page.
  const kept = change => {
    try {
      return change(localStorage);
    } catch {
      return null;
    }
  };
  let chosen = kept(storage => storage.getItem('theme'));

  const isDark = () => (chosen === null ? system.matches : chosen === 'dark');
  const show = () => {
    if (chosen === 'dark' || chosen === 'light') root.dataset.theme = chosen;
    else delete root.dataset.theme;
    for (const button of document.querySelectorAll('.theme-switch')) button.ariaPressed = String(isDark());
  };

  show();
  system.addEventListener('change', show);
  addEventListener('DOMContentLoaded', () => {
    show();
    for (const button of document.querySelectorAll('.theme-switch'))
      button.addEventListener('click', () => {
        const wanted = isDark() ? 'light' : 'dark';
        chosen = (wanted === 'dark') === system.matches ? null : wanted;
        kept(storage => (chosen === null ? storage.removeItem('theme') : storage.setItem('theme', chosen)));
        show();
      });
  });
}
