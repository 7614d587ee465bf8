import type { CallName, Capability } from '../../contract/index.ts';
import type { Handler } from '../http/call-context.ts';
import { getAttachment, getDeskAttachment, uploadAttachment } from './attachments.ts';
import { getChallenge, getJurisdiction, listServices, listUnits } from './catalogue.ts';
import {
  changeReplyChannel,
  rateRequest,
  reopenRequest,
  replyToRequest,
  trackRequest,
  withdrawRequest,
} from './citizen.ts';
import {
  actOnRequest,
  erasePersonalData,
  exportPersonalData,
  getDeskRequest,
  listDeskRequests,
} from './desk.ts';
import { watchRequest } from './live.ts';
import {
  listNotifications,
  listWebhookDeliveries,
  replayWebhookDelivery,
  settleNotification,
} from './messages.ts';
import { getDeskStatistics, getStatistics } from './statistics.ts';
import { createRequest, findReceipt } from './submission.ts';

/** Who answers which call of the contract. */
export const handlers: Readonly<Record<CallName, Handler>> = {
  getJurisdiction,
  listServices,
  getChallenge,
  uploadAttachment,
  findReceipt,
  createRequest,
  trackRequest,
  watchRequest,
  getAttachment,
  replyToRequest,
  rateRequest,
  reopenRequest,
  withdrawRequest,
  changeReplyChannel,
  getStatistics,
  listDeskRequests,
  getDeskRequest,
  actOnRequest,
  getDeskAttachment,
  exportPersonalData,
  erasePersonalData,
  getDeskStatistics,
  listNotifications,
  settleNotification,
  listWebhookDeliveries,
  replayWebhookDelivery,
  listUnits,
};

/** The capability that a call belongs to; the core calls belong to none. */
export const capabilityOf: Readonly<Record<CallName, Capability | undefined>> = {
  getJurisdiction: undefined,
  listServices: undefined,
  createRequest: undefined,
  trackRequest: undefined,
  watchRequest: 'live',
  getChallenge: 'challenge',
  uploadAttachment: 'attachments',
  getAttachment: 'attachments',
  findReceipt: 'receipt',
  replyToRequest: 'replies',
  rateRequest: 'rating',
  reopenRequest: 'reopening',
  withdrawRequest: 'withdrawal',
  changeReplyChannel: 'replyChannel',
  getStatistics: 'statistics',
  listDeskRequests: 'desk',
  getDeskRequest: 'desk',
  actOnRequest: 'desk',
  getDeskAttachment: 'desk',
  exportPersonalData: 'desk',
  erasePersonalData: 'desk',
  getDeskStatistics: 'desk',
  listNotifications: 'desk',
  settleNotification: 'desk',
  listUnits: 'desk',
  listWebhookDeliveries: 'webhooks',
  replayWebhookDelivery: 'webhooks',
};
