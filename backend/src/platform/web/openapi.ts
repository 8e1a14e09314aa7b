import type { INestApplication } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request, Response } from 'express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The contract, written from the code: what `openapi.json` holds and the Angular client is generated from. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Peacewright')
    .setDescription(
      'Courses out of recommendations, learners who complete them, and the readiness of contingents on a date.',
    )
    .setVersion('1')
    .addCookieAuth('pw_session')
    .build();
  return SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
}

/**
 * What the page of the contract brings as inline styles, which our policy refuses: without them its list of drawings,
 * which shows nothing by itself, takes room above the page. Nor can its bar be painted, which says nothing of ours.
 */
const DOCS_STYLE = `
html { box-sizing: border-box }
*, *::before, *::after { box-sizing: inherit }
body { margin: 0; background: #fafafa }
body > svg { position: absolute; width: 0; height: 0 }
.swagger-ui .topbar { display: none }
`;

/** The page on which people read the contract, at `/api/docs`. */
export function useApiDocs(app: NestExpressApplication): void {
  const style = '/api/docs/page.css';
  app.use(style, (_request: Request, response: Response) => response.type('css').send(DOCS_STYLE));
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), { raw: ['json'], customCssUrl: style });
}
