import { decodeRoute, encodeRoute, type Route } from './routes.ts';

/** Where the user is. The address bar's hash is the one place that knows: reload, back and forward need nothing else. */
export class Navigation {
  #current = $state.raw<Route>({ area: 'home' });
  readonly #window: Window;

  constructor(page: Window) {
    this.#window = page;
    this.#current = decodeRoute(page.location.hash);
  }

  /** The route on screen. */
  get current(): Route {
    return this.#current;
  }

  /** Starts to follow the address; returns how to stop. */
  follow(): () => void {
    const read = (): void => {
      this.#current = decodeRoute(this.#window.location.hash);
    };
    read();
    this.#window.addEventListener('hashchange', read);
    return () => this.#window.removeEventListener('hashchange', read);
  }

  /** Goes to a route. `replace` leaves no step for going back: for places the user did not choose. */
  go(route: Route, { replace = false } = {}): void {
    const hash = encodeRoute(route);
    if (hash === this.#window.location.hash) return;
    if (replace) this.#window.history.replaceState(null, '', hash);
    else this.#window.history.pushState(null, '', hash);
    this.#current = route;
  }

  /** Goes to where the user was before. */
  back(): void {
    this.#window.history.back();
  }
}
