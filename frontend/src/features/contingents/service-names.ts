import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { PublicCountryDto, PublicServiceDto } from '@peacewright/api-client';
import { Texts } from '../../app';

/** The services of each country (army, police …) and what they are called in the interface's language. */
@Injectable()
export class ServiceNames {
  readonly #texts = inject(Texts);
  readonly #countries = httpResource<readonly PublicCountryDto[]>(() => '/api/public/countries');

  of(countryCode: string | undefined): readonly PublicServiceDto[] {
    const countries = this.#countries.hasValue() ? this.#countries.value() : [];
    return countries.find(({ code }) => code === countryCode)?.services ?? [];
  }

  /** The code itself until the names have come, or where the country no longer has the service. */
  name(countryCode: string | undefined, service: string): string {
    return this.of(countryCode).find(({ code }) => code === service)?.name[this.#texts.language()] ?? service;
  }
}
