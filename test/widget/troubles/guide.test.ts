import { expect } from '@esm-bundle/chai';
import { sections } from '../../../widget/src/troubles/finding.ts';

describe('the guide to troubles', () => {
  it('has a section for each, in Turkish and in English', async () => {
    const answer = await fetch('/widget/src/troubles/troubles.html');
    const guide = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const incomplete = sections.filter(
      section =>
        guide.querySelectorAll(`section#${section} > p`).length !== 2 ||
        !guide.querySelector(`section#${section} > p[lang="en"]`),
    );
    const unknown = [...guide.querySelectorAll('section')].filter(
      ({ id }) => !sections.some(known => known === id),
    );
    expect([incomplete, unknown.map(({ id }) => id)]).to.deep.equal([[], []]);
  });
});
