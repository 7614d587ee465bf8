// What is loaded when a citizen opens an action: its state and its form.
export { ActionController } from './action-controller.ts';
export { renderActionForm } from './action-form.ts';
