import { applyDecorators, Header } from '@nestjs/common';

/** A handler that answers with a page; what it returns is the HTML. */
export const Pagina = (): MethodDecorator => applyDecorators(Header('content-type', 'text/html; charset=utf-8'));
