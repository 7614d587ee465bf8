/** The strings of a JSON array; of anything else, none. */
export const jsonStrings = (text: string | null): readonly string[] => {
  try {
    const values: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(values) ? values.filter(value => typeof value === 'string') : [];
  } catch {
    return [];
  }
};
