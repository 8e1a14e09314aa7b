import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { AssignableEditionDto, AssignmentDto, EndAssignmentDto, NewAssignmentDto } from './assignments.dto';
import { AssignmentsService } from './assignments.service';

@ApiTags('assignments')
@Controller()
export class AssignmentsController {
  constructor(private readonly assignments: AssignmentsService) {}

  @Get('rotations/:id/assignments')
  @Requires('contingent.read')
  @ApiOkResponse({ type: [AssignmentDto] })
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AssignmentDto[]> {
    return this.assignments.list(actor, id);
  }

  @Get('rotations/:id/assignable')
  @Requires('assignment.edit')
  @ApiOkResponse({ type: [AssignableEditionDto] })
  assignable(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AssignableEditionDto[]> {
    return this.assignments.assignable(actor, id);
  }

  @Post('rotations/:id/assignments')
  @Requires('assignment.edit')
  @ApiCreatedResponse({ type: AssignmentDto })
  create(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewAssignmentDto,
  ): Promise<AssignmentDto> {
    return this.assignments.create(actor, id, body);
  }

  @Post('assignments/:id/end')
  @Requires('assignment.edit')
  @HttpCode(204)
  @ApiNoContentResponse()
  end(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EndAssignmentDto,
  ): Promise<void> {
    return this.assignments.end(actor, id, body);
  }
}
