/** A short name for `text`, by FNV-1a in both halves: a page that is not served by TLS has no better hash at hand. */
export const digest = (text: string): string => {
  let [one, other] = [0x811c9dc5, 0xdeadbeef];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x85ebca6b) ^ (other >>> 13);
  }
  return [one, other].map(half => (half >>> 0).toString(16).padStart(8, '0')).join('');
};
