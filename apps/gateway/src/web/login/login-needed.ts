import { RejectError } from '@schakel/contracts';

/** Nobody is logged in at a page: a browser is led to the login, everybody else gets the 401. */
export class LoginNeeded extends RejectError {
  constructor() {
    super('niet-ingelogd');
  }
}
