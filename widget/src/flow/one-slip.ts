/** Whether one letter too many, too few, wrong, or swapped with the next makes `typed` out of `text`. */
export const isOneSlipFrom = (text: string, typed: string): boolean => {
  const difference = typed.length - text.length;
  if (Math.abs(difference) > 1 || text === typed) return text === typed;
  const shorter = Math.min(text.length, typed.length);
  let same = 0;
  while (same < shorter && text[same] === typed[same]) same += 1;
  const restOf = (word: string, from: number) => word.slice(same + from);
  if (difference === 1) return restOf(typed, 1) === restOf(text, 0);
  if (difference === -1) return restOf(text, 1) === restOf(typed, 0);
  const isSwapped = text[same] === typed[same + 1] && text[same + 1] === typed[same];
  return restOf(text, 1) === restOf(typed, 1) || (isSwapped && restOf(text, 2) === restOf(typed, 2));
};
