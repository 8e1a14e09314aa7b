import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { CreatedDto, CreatedEditionDto, SavedDto, TransitionRequestDto } from '../shared.dto';
import { CourseEditionsService } from './course-editions.service';
import {
  ChangeCourseDto,
  ChangeCourseEditionDto,
  CopyCourseDto,
  CourseDto,
  CourseEditionDto,
  CourseModulesDto,
  CourseQueryDto,
  CourseRowDto,
  NewCourseDto,
} from './courses.dto';
import { CoursesService } from './courses.service';

@ApiTags('courses')
@Controller('courses')
export class CoursesController {
  constructor(private readonly courses: CoursesService) {}

  @Get()
  @Requires('course.read')
  @ApiOkResponse({ type: [CourseRowDto] })
  list(@CurrentActor() actor: Actor, @Query() query: CourseQueryDto): Promise<CourseRowDto[]> {
    return this.courses.list(actor, query);
  }

  @Post()
  @Requires('course.edit')
  @ApiCreatedResponse({ type: CreatedEditionDto })
  create(@CurrentActor() actor: Actor, @Body() body: NewCourseDto): Promise<CreatedEditionDto> {
    return this.courses.create(actor, body);
  }

  @Get(':id')
  @Requires('course.read')
  @ApiOkResponse({ type: CourseDto })
  show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<CourseDto> {
    return this.courses.show(actor, id);
  }

  @Patch(':id')
  @Requires('course.edit')
  @ApiOkResponse({ type: SavedDto })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeCourseDto,
  ): Promise<SavedDto> {
    return this.courses.change(actor, id, body);
  }

  @Post(':id/editions')
  @Requires('course.edit')
  @ApiCreatedResponse({ type: CreatedDto })
  continue(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<CreatedDto> {
    return this.courses.continue(actor, id);
  }

  @Post(':id/copy')
  @Requires('course.edit')
  @ApiCreatedResponse({ type: CreatedEditionDto })
  copy(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CopyCourseDto,
  ): Promise<CreatedEditionDto> {
    return this.courses.copy(actor, id, body);
  }
}

@ApiTags('courses')
@Controller('course-editions/:id')
export class CourseEditionsController {
  constructor(private readonly editions: CourseEditionsService) {}

  @Get()
  @Requires('course.read')
  @ApiOkResponse({ type: CourseEditionDto })
  show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<CourseEditionDto> {
    return this.editions.show(actor, id);
  }

  @Patch()
  @Requires('course.edit')
  @ApiOkResponse({ type: SavedDto })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeCourseEditionDto,
  ): Promise<SavedDto> {
    return this.editions.change(actor, id, body);
  }

  @Put('modules')
  @Requires('course.edit')
  @ApiOkResponse({ type: SavedDto })
  setModules(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CourseModulesDto,
  ): Promise<SavedDto> {
    return this.editions.setModules(actor, id, body);
  }

  /** The step asks for the permission that the lifecycle names; a refusal says every reason. */
  @Post('transitions')
  @HttpCode(200)
  @Requires('course.read')
  @ApiOkResponse({ type: CourseEditionDto })
  move(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TransitionRequestDto,
  ): Promise<CourseEditionDto> {
    return this.editions.move(actor, id, body);
  }
}
