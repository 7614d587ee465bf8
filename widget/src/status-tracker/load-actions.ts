/** The code of the actions, which most visits never open. */
export type ActionsModule = typeof import('./actions/actions.ts');

export const loadActions = (): Promise<ActionsModule> => import('./actions/actions.ts');
