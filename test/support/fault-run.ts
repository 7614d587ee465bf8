import type { Page } from 'playwright-core';
import { anyFault, lostAnswer } from './bad-weather.ts';
import type { Fault, Passage } from './fault-proxy.ts';
import { randomChoice } from './random-choice.ts';

/** How a citizen sends: once, or twice because nothing seems to happen. */
const presses = ['click', 'double click', 'Enter twice', 'two taps'] as const;
type Press = (typeof presses)[number];

/** What the screen says once it has made up its mind. */
interface Screen {
  readonly reference?: string;
  /** The first line of the failure. */
  readonly failure?: string;
}

/** What came of a run. */
export interface FaultRun {
  readonly meant: number;
  /** The references on the receipts that were shown. */
  readonly receipts: readonly string[];
  /** How often the screen said that something went wrong while the server had the request. */
  readonly lostAnswers: number;
  readonly doublePresses: number;
  /** Where the screen said what is not so. */
  readonly lies: readonly string[];
  /** What happened with each intent, for whoever has to find out why. */
  readonly log: readonly string[];
}

const form = 'mimer-request-form';

/** Puts a complete request into the form and shows the check. */
const prepare = async (page: Page, description: string): Promise<void> => {
  const answers = {
    description,
    service: 'GEN-99',
    kind: 'report',
    anonymous: true,
    'notice:general': true,
  };
  // As text, since this file does not know the widget's types.
  await page.evaluate(`(async () => {
    const form = document.querySelector('mimer-request-form');
    form.prefill = ${JSON.stringify(answers)};
    form.reset();
    form.goTo('check');
    await form.updateComplete;
  })()`);
  await page.locator(form).getByRole('heading', { name: 'Kontrol ediniz ve gönderiniz' }).waitFor();
};

const press = async (page: Page, how: Press): Promise<void> => {
  const button = page.locator(`${form} [type="submit"]`);
  // Until it stays where it is: fingers and keys go to where something was.
  await button.click({ trial: true });
  if (how === 'click') return button.click();
  if (how === 'double click') return button.dblclick();
  if (how === 'Enter twice') {
    await button.focus();
    await page.keyboard.press('Enter');
    return page.keyboard.press('Enter');
  }
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  if (box === null) throw new Error('The button has no place.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.touchscreen.tap(x, y);
  await page.touchscreen.tap(x, y);
};

/** Waits until a receipt or a failure is shown that is not the one of the last attempt. */
const read = async (page: Page): Promise<Screen> => {
  const look = () => {
    const shadow = document.querySelector('mimer-request-form')?.shadowRoot;
    const textOf = (selector: string) => shadow?.querySelector(selector)?.textContent.trim();
    const reference = textOf('[part="reference"]');
    const failure = textOf('#failure-title');
    if (reference !== undefined) return { reference };
    return failure === undefined ? undefined : { failure };
  };
  const found = await page.waitForFunction(look);
  const screen: Screen | undefined = await found.jsonValue();
  if (screen === undefined) throw new Error('Neither receipt nor failure.');
  return screen;
};

/**
 * Lets a citizen send `count` requests over a bad line, each until its receipt comes, and watches whether the screen tells
 * the truth. `weather` is where the line asks what to do.
 */
export const faultRun = async (
  page: Page,
  line: { readonly passages: readonly Passage[] },
  weather: { now: () => Fault | undefined },
  { count, doubles, seed }: { count: number; doubles: number; seed: number },
): Promise<FaultRun> => {
  const choose = randomChoice(seed);
  const receipts: string[] = [];
  const lies: string[] = [];
  const log: string[] = [];
  let lostAnswers = 0;
  let doublePresses = 0;

  for (let intent = 0; intent < count; intent += 1) {
    const first = line.passages.length;
    const storedNow = () => line.passages.slice(first).filter(({ answer }) => answer?.status === 201);
    const isDouble = intent % Math.ceil(count / doubles) === 0;
    const how = isDouble ? (presses[1 + choose(3)] ?? 'double click') : 'click';
    const story: string[] = [how];
    await prepare(page, `Niyet ${seed}-${intent}: kaldırım taşı oynuyor.`);
    for (let attempt = 0; ; attempt += 1) {
      // First the answer is lost and nobody says so, then anything may happen, then the weather clears up.
      let asked = 0;
      weather.now = () => {
        asked += 1;
        if (attempt === 0) return asked > 1 && choose(2) === 0 ? { type: 'tooMany' } : lostAnswer(choose);
        return attempt < 3 ? anyFault(choose) : undefined;
      };
      if (how !== 'click') doublePresses += 1;
      await press(page, how);
      const screen = await read(page).catch((cause: unknown) => {
        throw new Error(`MIMER_SEED=${seed}, intent ${intent}: nothing came of ${story.join(' → ')}`, {
          cause,
        });
      });
      story.push(screen.failure ?? `Receipt ${screen.reference ?? ''}`);
      if (screen.reference !== undefined) {
        if (!storedNow().some(({ answer }) => answer?.body.includes(screen.reference ?? '?')))
          lies.push(`intent ${intent}: receipt ${screen.reference} for a request that is not stored`);
        receipts.push(screen.reference);
        break;
      }
      if (storedNow().length > 0) {
        lostAnswers += 1;
        if (/gönderilemedi/.test(screen.failure ?? ''))
          lies.push(`intent ${intent}: “${screen.failure ?? ''}” for a request that is stored`);
      }
      if (attempt > 10) throw new Error(`Intent ${intent} never got its receipt: ${story.join(' → ')}`);
    }
    const faults = line.passages
      .slice(first)
      .filter(({ method, path }) => method === 'POST' && path.endsWith('/requests'))
      .map(
        ({ fault, answer }) => `${fault?.type ?? 'fine'}${answer === undefined ? '' : ` ${answer.status}`}`,
      );
    log.push(`intent ${intent}: ${story.join(' → ')} [${faults.join(', ')}]`);
  }
  return { meant: count, receipts, lostAnswers, doublePresses, lies, log };
};
