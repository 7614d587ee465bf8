import type { Page } from 'playwright-core';
import * as z from 'zod/mini';

// The accessibility tree in a form that people can read, as a screen reader would say it: role, name, states, description.

const valueSchema = z.optional(z.object({ value: z.optional(z.unknown()) }));

const treeSchema = z.object({
  nodes: z.array(
    z.object({
      nodeId: z.string(),
      parentId: z.optional(z.string()),
      ignored: z.boolean(),
      role: valueSchema,
      name: valueSchema,
      description: valueSchema,
      value: valueSchema,
      properties: z.optional(z.array(z.object({ name: z.string(), value: valueSchema }))),
      childIds: z.optional(z.array(z.string())),
    }),
  ),
});

type Node = z.infer<typeof treeSchema>['nodes'][number];

const textOf = (value: z.infer<typeof valueSchema>): string =>
  typeof value?.value === 'string' || typeof value?.value === 'number' ? String(value.value).trim() : '';

const propertyOf = ({ properties = [] }: Node, name: string): unknown =>
  properties.find(property => property.name === name)?.value?.value;

/** Roles that structure nothing by themselves. */
const silent = [
  'generic',
  'none',
  'InlineTextBox',
  'LineBreak',
  'RootWebArea',
  'ListMarker',
  'LabelText',
  'Legend',
];

/** Roles whose content is their name or their value: what is inside has been said. */
const whole = [
  'heading',
  'button',
  'link',
  'textbox',
  'combobox',
  'radio',
  'checkbox',
  'option',
  'StaticText',
];

const statesOf = (node: Node): string[] => {
  const is = (name: string) => [true, 'true'].some(value => propertyOf(node, name) === value);
  const role = textOf(node.role);
  const checked = propertyOf(node, 'checked');
  return [
    is('required') ? 'required' : '',
    is('invalid') ? 'invalid' : '',
    is('disabled') ? 'disabled' : '',
    is('focused') ? 'focused' : '',
    ['radio', 'checkbox'].includes(role) ? (checked === 'true' ? 'checked' : 'not checked') : '',
    propertyOf(node, 'expanded') === undefined ? '' : is('expanded') ? 'expanded' : 'collapsed',
  ].filter(state => state !== '');
};

const say = (node: Node): string => {
  const role = textOf(node.role);
  const name = textOf(node.name);
  if (role === 'StaticText') return name;
  const level = propertyOf(node, 'level');
  const value = textOf(node.value);
  const description = textOf(node.description);
  return [
    `${role}${role === 'heading' && typeof level === 'number' ? ` ${level}` : ''}${name === '' ? '' : ` “${name}”`}`,
    ...statesOf(node),
    ...(value === '' || role === 'StaticText' ? [] : [`= “${value}”`]),
    ...(description === '' ? [] : [`(${description})`]),
  ].join(', ');
};

/** What a screen reader finds on the page from top to bottom, a line each, what belongs together moved in. */
export const readAloud = async (page: Page): Promise<string[]> => {
  const session = await page.context().newCDPSession(page);
  const { nodes } = z.parse(treeSchema, await session.send('Accessibility.getFullAXTree'));
  await session.detach();
  const byId = new Map(nodes.map(node => [node.nodeId, node]));
  const lines: string[] = [];
  const visit = (node: Node, depth: number, said: string): void => {
    const role = textOf(node.role);
    const name = textOf(node.name);
    const isSilent = node.ignored || silent.includes(role);
    const isSaid = role === 'StaticText' && said.includes(name);
    const speaks = !isSilent && !isSaid;
    const place = lines.length;
    if (speaks) lines.push(`${'  '.repeat(depth)}${say(node)}`);
    if (whole.includes(role)) return;
    const heard = speaks ? `${name} ${textOf(node.description)}` : said;
    const children = (node.childIds ?? []).flatMap(id => byId.get(id) ?? []);
    // All of a long list would hide what is said about it.
    const shown =
      role === 'listbox' ? children.slice(0, 1) : role === 'group' ? children.slice(0, 8) : children;
    for (const child of shown) visit(child, speaks ? depth + 1 : depth, heard);
    if (shown.length < children.length) lines.push(`${'  '.repeat(depth + 1)}…`);
    if (!speaks || name !== '') return;
    // What holds one thing and says nothing itself is said with it, and what holds nothing not at all.
    const [, only] = lines.slice(place);
    if (only === undefined) lines.length = place;
    else if (lines.length === place + 2)
      lines.splice(place, 2, `${'  '.repeat(depth)}${role}: ${only.trim()}`);
  };
  const [root] = nodes;
  if (root !== undefined) visit(root, 0, '');
  return lines;
};

/** Listens to the live regions of every element that comes; `take` answers what they said since it was last asked. */
export const listenToLiveRegions = async (page: Page): Promise<{ take: () => Promise<string[]> }> => {
  await page.addInitScript(`(() => {
    const heard = (globalThis.heardLive = []);
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, init);
      new MutationObserver(changes => {
        for (const { target } of changes) {
          const region = (target.nodeType === 1 ? target : target.parentElement)?.closest('[role="status"], [role="alert"], [aria-live]');
          const words = region?.textContent.trim().replace(/\\s+/g, ' ');
          if (words && region.heard !== words) heard.push(words);
          if (region) region.heard = words;
        }
      }).observe(root, { subtree: true, childList: true, characterData: true });
      return root;
    };
  })()`);
  return {
    take: async () => {
      const heard: unknown = await page.evaluate('globalThis.heardLive.splice(0)');
      return Array.isArray(heard) ? heard.map(String) : [];
    },
  };
};
