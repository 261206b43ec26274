import type { App, Event, Session, WebContents } from 'electron';
import { answerWindowOpen, mayNavigate } from './policies/navigation.ts';
import { mayUse } from './policies/permission.ts';
import { mayRequest } from './policies/request.ts';

/** Denies a session every permission and device but the few of the policy. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    decide(mayUse(permission, { address: details.requestingUrl, isMainFrame: details.isMainFrame }));
  });
  // Asked before a request, and instead of one: without it the first handler is only half a lock.
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    mayUse(permission, {
      address: details.requestingUrl ?? requestingOrigin,
      isMainFrame: details.isMainFrame,
    }),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer({});
  });
}

/**
 * Refuses a session everything that is not ours, whatever asks for it and whether or not a policy of a page holds it
 * back. The Chromium shell's stand-in has no such call: there the names of all other hosts lead nowhere.
 */
export function guardRequests(session: Session): void {
  if (!('webRequest' in session)) return;
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !mayRequest(url) });
  });
}

/** Keeps every window of the application, present and future, within our own page. */
export function guardNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents);
  });
}

function guardContents(contents: WebContents): void {
  const stay = (event: Event & { readonly url: string }) => {
    if (!mayNavigate(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(answerWindowOpen);
  // A connection between peers asks no policy of the page; the Chromium shell's stand-in has no such call.
  if ('setWebRTCIPHandlingPolicy' in contents) contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
