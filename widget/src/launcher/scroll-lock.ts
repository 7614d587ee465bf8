/**
 * Keeps the page from scrolling under a dialog, until the answer is called. A page with a scrollbar keeps the bar's room,
 * so that nothing moves.
 */
export const lockScroll = (): (() => void) => {
  const { style, clientWidth } = document.documentElement;
  const former = { overflow: style.overflow, scrollbarGutter: style.scrollbarGutter };
  if (window.innerWidth > clientWidth) style.scrollbarGutter = 'stable';
  style.overflow = 'hidden';
  return () => Object.assign(style, former);
};
