/** The property that hears an event, in React as in Vue: `mimer-submitted` is heard by `onMimerSubmitted`. */
export const handlerOf = event => `on-${event}`.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
