import type { CallOptions } from '../../call-options.ts';
import {
  notificationPageSchema,
  notificationSchema,
  type NotificationOutcome,
  type NotificationQuery,
} from '../../contract/notification.ts';
import type { DeskHttp } from './desk-http.ts';
import { overPages } from '../../over-pages.ts';
import { path } from '../../path.ts';

/** Messages to citizens; needs a key with `desk:read`, and `desk:write` to say what became of one. */
export const deskNotificationsResource = (http: DeskHttp) => {
  const page = (query: NotificationQuery = {}, options?: CallOptions) =>
    http({
      call: 'listNotifications',
      method: 'GET',
      path: 'desk/notifications',
      schema: notificationPageSchema,
      query,
      repeatable: true,
      ...options,
    });

  return {
    /**
     * Fetches one page; `nextCursor` leads to the next.
     *
     * @example
     * const { items, nextCursor } = await mimer.desk.notifications.page({ state: 'failed', limit: 50 });
     * console.log(items.length, nextCursor);
     */
    page,
    /**
     * Goes over every message that matches, fetching pages as needed.
     *
     * @example
     * for await (const { id, reference, text } of mimer.desk.notifications.list({ state: 'task', channel: 'phone' }))
     *   console.log(id, reference, text);
     */
    list: (query: NotificationQuery = {}, options?: CallOptions) => overPages(page, query, options),
    /**
     * Says what became of a task of people, `done` or `failed`, or has a message tried again, `retry`. It is sent once:
     * after silence, look at the message before you say it again.
     *
     * @throws ApiError `illegal_transition` where the message is in another state by now.
     * @example
     * await mimer.desk.notifications.settle(task.id, { outcome: 'done', note: 'Told her husband.' });
     */
    settle: (id: string, json: NotificationOutcome, options?: CallOptions) =>
      http({
        call: 'settleNotification',
        method: 'POST',
        path: path`desk/notifications/${{ id }}/outcome`,
        schema: notificationSchema,
        json,
        repeatable: false,
        ...options,
      }),
  };
};
