import type { INestApplication } from '@nestjs/common';
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
