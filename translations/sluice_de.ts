<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Criteria</name>
    <message>
        <source>Enter what it is compared with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value has at most 255 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no record ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a time with its offset, such as 2026-01-31T08:00:00+00:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The module has no field %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields of this type are not compared so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write two values with a comma between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most %1 values</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CronWords</name>
    <message>
        <source>en</source>
        <comment>the language&apos;s code</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every day at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>days, then how often</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Every %n minutes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Every hour at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Every %n hours</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n hours at %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, every %n hours</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, in the hours from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>every %n days from day 1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>day %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every day in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of every month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, and also every %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, and also every %2 then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, if that is a %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>the end of a list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>in a list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>a range</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less than 1 min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimating…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>Same as the Desktop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MappingPreview</name>
    <message>
        <source>The event %1 would be rejected. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 events; whole %2, short %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A variant would be rejected. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not published.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanSample</name>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No record would change</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Copy Cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunCounters</name>
    <message>
        <source>%1 chunks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 chunk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready to be resumed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunFiles</name>
    <message>
        <source>Page that was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chunk to be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the records held before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result of the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Run #%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run #%1 was exported to %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunSettings</name>
    <message>
        <source>Module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only changed records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the file first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave empty values alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guard against lost updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records in a page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records in a chunk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resource</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IDs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins with ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From other sources too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subscribe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bad rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages read at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs at Klaviyo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undoes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops before writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejection limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead clean-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead clean-up (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run #%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % of a chunk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>pausing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finishing this chunk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 would be rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped; nothing is rolled back. %1 records were not sent; Resume goes on with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 are in jobs at Klaviyo: they stay pending and are followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plan: it read and processed; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins as soon as its turn comes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends after the chunks that have begun. Nothing already written is undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new is sent and nothing is rolled back. Jobs that are at Klaviyo already end there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new is sent and nothing is rolled back. An import that Analytics works on ends there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new is sent. Nothing already written is undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sent while it is paused. Resume goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Resume goes on from its last safe point; nothing is sent twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its program ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped %1 %2 records are left; Resume goes on with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known what became of %1 records that were sent. Resume asks the service again and sends nothing twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 records were rejected; the reasons are in Rejected Records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undone by run #%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run #%1 is to undo it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undoes run #%1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Schedules</name>
    <message>
        <source>Today %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tomorrow %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did not begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run #%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>“%1” %n times since %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” %2</source>
        <comment>job, when</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due and not run: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>next check %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate limited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>downloading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 chunks at once</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed, %1 rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SANDBOX</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableMapping</name>
    <message>
        <source>Trim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upper case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words to true and false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decimal comma to point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of a pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collapse spaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace a pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date to text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trim: spaces at both ends go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut to %1 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace “%1” with “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If empty: “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>True: %1; false: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1.234,56 becomes 1234.56</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date written as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hash with the key: 64 hex digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask all but the last %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: nothing stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From character %1 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 characters from character %2 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pad with “%1” to %2 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace what fits %1 with “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part %1, separated by “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List: “%1” becomes “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By a table of %1 values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number with %1 decimals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date to text as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone number of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country as its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country as its code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransformParts</name>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters, 0: all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made as long as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separated by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which, -1: the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decimal point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country of national numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As its name, not its code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::AccountCheckDialog</name>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting %1: %2 → %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the scratch record %2 of %3 is still there. Delete it in the CRM, or check again with a scratch record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account could not be read at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked %1; no setting had to change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked %1; 1 setting changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked %1; %2 settings changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write one scratch record, and delete it at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check My Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks the account what the service&apos;s documents leave open, and sets the connection&apos;s settings by the answers. Without a scratch record it only reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the account does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates, time zones and lists in uploads are told by it alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Module: Leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the connection, to confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type “%1” to confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a scratch record with “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One record is made, changed and deleted, with automations off where the service can be told so. It takes up to %1 credits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write Scratch Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::AlertForm</name>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run &amp;failed or needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run ended with re&amp;jected rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A &amp;schedule was missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was synced for &amp;hours:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours without a sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than so many &amp;percent were rejected:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percent that were rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of these syncs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analytics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Klaviyo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And of these j&amp;obs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs that the alert is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None chosen: all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send &amp;e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;rver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smtp.example.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Por&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ecurity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Security</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sluice@example.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User of the mail server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: no sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passwor&amp;d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;cipients for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipients for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses, one in a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name@example.com, one in a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web Hook and Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call a &amp;web hook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever knows the address can post there: it is kept as a secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it on this &amp;desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generic JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the web hook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While the console is open, where the desktop shows notices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None, on this computer only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of the mail server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They get what concerns jobs that have no recipients of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They get what concerns this job, in place of the recipients for all jobs. Empty: the recipients for all jobs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read from the variable %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved in the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the mail server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“From” must be a mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name somebody who gets the e-mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the password of the mail server’s user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the alert a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose when it tells something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose e-mail, a web hook or the desktop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the address of the web hook.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::AlertsDialog</name>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells people what went wrong. The console tells it while it is open, the programs of timers while they run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the Ready Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quiet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed_to_update_analytics: failed rows and runs and missed schedules of Analytics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No alert is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web hook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped: this desktop shows no notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent in %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard Changes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The alert “%1” was changed and not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the alert first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends a test message by every way of this alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its passwords and what it has not sent yet go with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove Alert</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::AnalyticsJobForm</name>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab&amp;le</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mapping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New columns of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bad rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conn&amp;ection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>V&amp;iew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ro&amp;ws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete rows that the table l&amp;ost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ROWIDs of both are compared after the rows are through; many deletions wait until you resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep in &amp;step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking e&amp;very</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How It Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ages read at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percent that may be re&amp;jected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that Catalyst puts into a page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run without a loc&amp;k, where the sign-in may not use the cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 column with a rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 columns with rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only 1 column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only %1 columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without 1 column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without %1 columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 condition on rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 conditions on rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows are checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROWID as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of 100 rows or more with more rejected rows than this stops the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page with fewer is the last one. Change it only if the service says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update or add by ROWID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has changed, by ROWID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace what the view holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Append, whatever is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add them to the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject the whole file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the bad column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mapping cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job names a file that was not taken over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every column of the table goes as it is, under its own name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A repeat changes nothing. 15 units for 1,000 rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A repeat doubles rows, and so does a run that begins anew. Use it for a view that is emptied before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All rows the first time, then those that were changed since. 15 units for 1,000 rows that are sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The view changes over once the last file has arrived; whatever else it holds is gone then. 10 units for 1,000 rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds from one look for changes to the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For jobs that send what has changed: others send the whole table each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes are looked for while a console or sluice-cli watches</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::AnalyticsJobModel</name>
    <message>
        <source>%1, rows are appended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, kept in step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, what has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, updated or added</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::AnalyticsSyncPage</name>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection “%1” is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another one, or add it on the page Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No table is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no table “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a table in Source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the columns…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the columns of the view…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 columns go into a new view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %1 columns fit the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns are added to the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns are left out: the view lacks them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The view lacks %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in Columns what is to be done with them, or map them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key of hashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable %1 is not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Sluice with it, or choose another way in the mapping.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows are appended: a repeat doubles them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All rows of the view are replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that the table has lost are deleted from the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May run without a lock across machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analytics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job copies a table of the Data Store into a view of Zoho Analytics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job needs a connection to Catalyst and one to Zoho Analytics in this environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units left today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading tables…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading views…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A view of this name is made when the run begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 units left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign-in refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROWID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the Data Store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I know that rows are appended: what is there already is there twice then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I know that the rows of the table take the place of all that the view holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I know that rows which the table does not have any more are deleted from the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I make sure that no other import of this table runs: this one may have no lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Data Store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Analytics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send One Row…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep in Step…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which tables are watched, and the rows that wait to be sent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::BreakLockDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>danger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break the Plugin’s Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plugin’s lock on %1 has stood in the shop %2 since %3. It has no owner and never runs out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the plugin is importing now, both would write at once. Make sure that it is not. The lock is broken when the next run of this job starts, and not before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the word first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::ColumnModel</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, hashed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new in the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type There</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transforms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personal Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table has no such column: remove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROWID is the column of the ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is longer than %1 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 goes into this column, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A formula computes this column of the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hash is text, and this column is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is hashed already: take the hash out of its transforms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a type: %1 is not known</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::ConditionModel</name>
    <message>
        <source>Choose a column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table has no column %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter what it is compared with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is greater than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is less than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begins with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is one of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::ConfirmedPane</name>
    <message>
        <source>Stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last Confirmed ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last confirmed IDs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run from Here…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is confirmed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An ID stands here once everything up to it is settled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to these IDs everything is settled. A run from there sends again only what has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possible when the run has ended</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::ConnectionDialog</name>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proxy.example.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only if the proxy asks for one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CA file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the system’s certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose CA file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave for others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most per run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most per day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API credits of Zoho. A run that would pass one of these waits, or stops and asks; it can be resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New connection to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved in the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read from the variable %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A public constant of the sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose CA File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt);;All (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection cannot be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SOCKS 5</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::ConnectionModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last Tested</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::ConnectionPanel</name>
    <message>
        <source>Sign In…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign Out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check My Account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settles what the service&apos;s documents leave open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tests never write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used by no job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used by “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used by %1 jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>account checked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in this version; change it by importing a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks each step of reaching the service (Ctrl+T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test Again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::Connections</name>
    <message>
        <source>United States</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Europe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>India</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Australia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Japan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canada</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saudi Arabia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>China</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>United Arab Emirates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sandbox on this computer (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>workspace %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::ConnectionsPage</name>
    <message>
        <source>“%1” was added. Sign in next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign In…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was added. It is being tested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in. The connection is being tested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out of “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoho is told to end the sign-in, and it is deleted from the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed out of “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its sign-in is ended at the service and deleted from the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job “%1” uses it and cannot run then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 jobs use it and cannot run then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection files (*.json);;All (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported: %1 added, %2 changed, %3 unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes over a connection file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes over the configuration of the programs that Sluice replaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday 18:12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections are there, but none has this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is connected yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a connection to a service, or import a connection file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Connection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a connection</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::ConsoleActions</name>
    <message>
        <source>Run…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops sending. Nothing already written is undone, and work that the service has already accepted will finish there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish This Chunk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Force Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry Rejected…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo Run…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase Run Data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Stop Does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Results Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control API…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data Retention…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find on This Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset Layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full Screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Sluice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose jobs and runs are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads the rejected records again and writes them in a new run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For an ended run of a CRM job that has rejected records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows first what goes and what stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a run that is chosen on the page Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows first what would be put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For an ended run of a CRM job that has written records</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::ConsoleLogPage</name>
    <message>
        <source>Load Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brings lines from the log&apos;s files, of earlier starts too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Filtered Log…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Whole Log…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lines are shown, which is as many as there can be. Save the log to see all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first line of the log is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no earlier lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Whole Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Filtered Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text (*.txt);;JSON lines (*.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 line was saved in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lines were saved in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::ConsoleStart</name>
    <message>
        <source>Could not open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its lock file cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the rights of the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sluice is already open on this data directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process %1 has %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use that window, or start with --data-dir and another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the job store?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest good copy takes its place. What was done after that copy is lost here, not at the services. The damaged file is kept in the folder damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore Job Store</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::ConsoleStatus</name>
    <message>
        <source>1 run active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching 1 table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching %1 tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last answer %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::ControlDialog</name>
    <message>
        <source>Control API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts, stops and shows runs over HTTP, for whoever has the key. It serves as long as this window is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>127.0.0.1:6779</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs to serve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy path of the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send what is in this file as the header “Authorization: Bearer KEY”. It is made at the first start, for your user alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (all resources)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop Serving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Serving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It listens at http://%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop serving to change what is served.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only programs on this computer reach it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other computers reach it, and what they send is not encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no job that sends a shop to Klaviyo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most one job for each of customers, orders, categories and products.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an address and a job first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen Beyond This Computer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At %1 other computers reach the control API. Who has the key can start and stop runs and delete catalogs, and what is sent, the key too, is not encrypted. Put a TLS proxy before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen at %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::CounterBlock</name>
    <message>
        <source>Would Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would Write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not Attempted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::CriteriaDelegate</name>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values, with commas between</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::CriteriaDialog</name>
    <message>
        <source>Add Condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use These Criteria</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How conditions are joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All Must Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any May Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which Records Are Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Criteria as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;service gets them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All records are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A condition narrows them down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These conditions are nested: they are kept as they are, and edited as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service takes at most %1 conditions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::CriteriaModel</name>
    <message>
        <source>All records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nested conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 conditions, any may hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 conditions, all must hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is one of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is none of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is less than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is greater than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begins with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::CrmBulkPage</name>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be run like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The choice for the next run is not right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no field %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the fields again in Source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and its fields are there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection “%1” is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another one, or add it on the page Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the connection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No module is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no module %1 to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a module in Source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoho CRM does not allow bulk writes to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another module in Source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading fields…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a CSV File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt);;All (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the CSV File to Write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IDs from File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRM Bulk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job reads a module of Zoho CRM, changes records, and writes them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job needs a connection to Zoho CRM in this environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>credits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credits left today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now in Zoho CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Begin with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead clean-up, the example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading modules…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 credits left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::CrmCapsCard</name>
    <message>
        <source>Stop Before Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% of the records change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>values become empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: of one record in a hundred, and at least 20; else so many in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times the last run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of the records that the last completed run changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes that nobody &amp;means to make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field that gets one value everywhere, two fields that change places, cut texts, numbers that all grow by one factor, and the like, in more than one record of a hundred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop when more than some %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They go out alone; the others follow if all of them hold what was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the &amp;first back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How man&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some records are written and read back before the others follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percent of a chunk that may be rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of a chunk of 100 records or more; then a person is asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As&amp;k at more than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% rejected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::CrmJobModel</name>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 by %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 fields</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::CrmMappingDialog</name>
    <message>
        <source>Mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which Field Gets What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its values look like something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-Map found nothing more by name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-Map set 1 field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-Map set %1 fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at %1 of them: the values look like something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No field is mapped: what the processors write is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name, label and common other words; what is mapped stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fields are not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job cannot be changed while it runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields that are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transforms…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done to the values of the chosen field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto-&amp;Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A source is a column, a text for all records after =, or a template such as {{First_Name}} of {{Company}}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields of the mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave as is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masked, sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No fields here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The module&apos;s fields are being loaded, or none is like this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record is rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is sent: the service decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: such days are rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name such as Asia/Kolkata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable of the environment that holds the key of hashes, at least 16 bytes. It never stands in the mapping.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;A value that its field would refuse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Between the values of a multi-select list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Zone of times that tell no offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Key of hashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as a document: what was written is read back as it is, and a file of it can be named in a job&apos;s file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mapping as a document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a Mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use This Mapping</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::CrmMappingModel</name>
    <message>
        <source>Empty it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave as is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masked, sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not mapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sensitive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transforms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If Empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitive</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::CrmNextRunCard</name>
    <message>
        <source>From File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next Run Only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records of the next run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For one plan or run; it is not saved with the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record IDs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record IDs, with commas between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modified since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that the job says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These record IDs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modified since a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 records. Not saved with the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved with the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the records by their IDs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::CrmProcessorsCard</name>
    <message>
        <source>Script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead clean-up: phone, country, score, segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead Clean-Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Script…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records are written as they were read, or as the mapping says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A as the public example is coded, B as its text promises, C the improved rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit, move or remove this processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::CrmSourceCard</name>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the records come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service gives at most 200,000 in a page. While one is processed the next is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records per &amp;page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New and changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was modified since the last run that read it; the end of the time is fixed when the run begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fi&amp;elds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cri&amp;teria</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole path of a CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTF-8, or as its mark says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows-1252</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delimiter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;ncoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A header names the columns; a mapping says which field gets which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the first rows…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which records of the module are read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::CrmTargetPart</name>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Byte order mar&amp;k, for spreadsheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole path of the CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name may hold {module}, {date}, {time} and {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is replaced when the new one is whole, not before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields with health or personal data. Unless chosen, a job that names one of them does not run, and a job of all fields leaves them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;If it is there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delimiter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sensitive fields</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::CrmWriteCard</name>
    <message>
        <source>&amp;Only changed records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave fields &amp;alone where empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the records go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoho CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy of the module; nothing changes in the CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes new records. A lost answer could make one twice, unless a unique field tells them apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes records only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upsert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes the records that are found, and makes the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bulk Write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record by Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the Service Does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No workflow, blueprint or assignment is started. Only the record API can be told so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Are left as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Are written over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens to records that somebody changed after they were read: in production they are left as they are and listed, elsewhere they are written over. Looking costs a credit for each chunk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty value changes nothing; otherwise it empties the field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written at once; what is stopped or lost is settled by these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mappin&amp;g</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find record &amp;by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run automations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed mean&amp;while</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records per &amp;file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing: all are new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A unique field that the records bring keeps one from being made twice after a lost answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id, or a field that the module keeps unique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records that are read go to a file on this computer, and nothing changes in the CRM. Its name may hold {module}, {date}, {time} and {run}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the record API: up to 100 records in a call, a credit for each ten of them, and no automations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bulk write: 500 credits for each file of up to 25,000 records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the record API: up to 100 records in a call, so that each is settled at once. Cheaper for few records, dearer for many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each chunk goes the way that costs fewer credits. The plan says what each way costs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records that hold already what they are to hold are not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All records are new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job does not compare its file with what the records hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the processors write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which field gets what, with transforms and checks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::DayPlan</name>
    <message>
        <source>Next 24 Hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 due, the next %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::DeleteAllDialog</name>
    <message>
        <source>It cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what Sluice has sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in the catalog, also from other sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I understand that items from other sources are deleted too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type products to confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>danger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete All Klaviyo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete All %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This deletes every catalog product and variant in the Klaviyo account %1, including those that did not come from commercetools.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This deletes every catalog category in the Klaviyo account %1, including those that did not come from commercetools.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This deletes every catalog product, with its variants, that Sluice has sent to the Klaviyo account %1. What came from elsewhere stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This deletes every catalog category that Sluice has sent to the Klaviyo account %1. What came from elsewhere stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 items and variants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are more than %1. Type their exact number, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possible in a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer what is asked above first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::EraseRunDialog</name>
    <message>
        <source>I know that this &amp;cannot be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase Run Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data of run #%1 cannot be erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A process works on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop it, or wait for its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase the Data of Run #%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its files with the records that it read, wrote and rejected, the reasons of single records, its settings, and its lines of the log. It can neither be resumed, retried, checked nor undone then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its counts, when it ran and of which job, and that it was erased. Nothing changes at the services, and files that were exported stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the number of the run, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erasing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the sentence above and type the number first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::FieldsDialog</name>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields to Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use These Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None chosen: all are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::FindEdit</name>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::GoOnDialog</name>
    <message>
        <source>Run #%1 Asks Before It Writes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run #%1 Asks Before It Goes On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends as stopped; it can still be resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is written yet. It would make changes that nobody may mean to make:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These changes are &amp;meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the sentence above first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::JobModel</name>
    <message>
        <source>Never run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::JobsPage</name>
    <message>
        <source>Discard Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be changed while it runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is being checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run #%1 is writing to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for it, or stop it on the page Runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else here writes to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The changes are not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save or revert them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job files (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No jobs here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Job…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the plan… %1 records read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the plan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last plan, run #%1, did not end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last plan, run #%1, did not end: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan yet. Check Plan reads and processes, and writes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan checked %1; nothing was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan checked %1; the job has changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job has changed since the plan was checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 records would be rejected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will stop before its first write and ask: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No record would be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run changes records in production.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan was checked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::KlaviyoJobForm</name>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resource</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I&amp;Ds, with commas or blanks between them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send only what c&amp;hanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language and Prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first of each text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en, de</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curre&amp;ncy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lowest of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not &amp;published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product a&amp;ddress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>https://shop.example/p/{{productSlug}}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How It Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree to run without a lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manage Locks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connec&amp;tion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Match profiles by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Properties of &amp;events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Categories that left the &amp;shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit Mapping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists and Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add profiles to a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subscribe who &amp;gave consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete All…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bulk jobs that Klaviyo works on at the same time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A chunk with more rejected records than this stops the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commercetools’ ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual ones only, shorter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay at Klaviyo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Are deleted at Klaviyo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New and changed since the last run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These IDs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From an ID on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the last run rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete All Products…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete All Categories…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run of its own that only deletes at Klaviyo. You see the count first and confirm it by typing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 IDs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profiles go in bulk jobs of up to 10 000; Klaviyo creates or updates them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders go as events and are accepted at once; an event is never counted twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Categories go in bulk jobs of up to 100; new and renamed ones are written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items go in bulk jobs of up to 100, their variants after them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers before orders, categories before products.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who has unsubscribed stays so. How many are subscribed is typed before the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is subscribed: consent at Klaviyo stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The API client has no right to custom objects, where the lock stands. Without one, two imports at once can write over each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: items have no address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slug, in the language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID of the product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key of the product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKU of the variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number of the variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slug of its category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slugs from the top category down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::KlaviyoJobModel</name>
    <message>
        <source>No right to hold one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resource</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, by ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, from an ID on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, changed since a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, new and changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, rejected before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the plugin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held by %1 since %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::KlaviyoServiceForm</name>
    <message>
        <source>Private API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API revision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scopes needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy scopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests a minute of the largest class. All keys of one account share them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, as Klaviyo&apos;s guide says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, as its API description says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off, for a sandbox only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private keys begin with pk_. A public key, which names only the account, does not open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private API key is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Klaviyo makes one in Settings, API Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, as this connection has it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::KlaviyoSyncPage</name>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection “%1” is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another one, or add it on the page Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs without a lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client may not hold a lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it manage_key_value_documents, or agree in How It Runs to run without a lock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plugin’s lock is broken when the run starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for the plugin’s import. Its lock never runs out: if nothing imports, break it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for that run, or stop it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break Lock…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lock is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mapping is complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1 Items and Variants?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1 Categories?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are deleted from the Klaviyo account %1. It cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1 Items and Variants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1 Categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IDs from File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt);;All (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Klaviyo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job sends customers, orders, categories or products of a shop to Klaviyo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held by ops-2 since 22:41</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job needs a connection to commercetools and one to Klaviyo in this environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests left this minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save or revert the changes first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign-in refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resource</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Would Be Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plugin’s lock on %1 is broken when this run starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I make sure that no other import runs: this one has no lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run subscribes people. How many at most? More than that is an error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resource</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Klaviyo account</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::LocksDialog</name>
    <message>
        <source>Locks in the Shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break Lock…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One import of a resource at a time, on every computer. The locks stand in the shop of “%1”, where the plugin has its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break a lock only when you are sure that no import of the plugin is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resource</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last Sign of Life</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, which is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lock is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its holder is gone: the next run takes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Sluice holds it: stop the run there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::LogDetails</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the selected line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy these details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts of the selected line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a line to see its request, answer and other facts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::LogFollow</name>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 new line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 new lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays at the newest line until you scroll up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to the newest line and stays there (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow, %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::LogModel</name>
    <message>
        <source>Debug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::LogView</name>
    <message>
        <source>Clear View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debug and above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info and above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning and above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All components</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only lines that match, in their message or facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only lines that match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empties this view; the log&apos;s files keep every line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lines match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines are there, but not with these filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing logged yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines appear here as soon as something happens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only This Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only This Run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::MainWindow</name>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault for this session only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n unread errors</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 run active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 run was interrupted when its program ended. It can go on where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs were interrupted when their program ended. They can go on where they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Sluice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sluice %1. Bulk data syncs between cloud services. Licence: GPL-3.0-or-later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Stop Does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop Now sends nothing new after one second; what is in flight ends or is cut off after eight. Finish This Chunk sends what is prepared first. Nothing already written is undone, and work that the service has accepted will finish there. A stopped run can be resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control API at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It serves %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its key is in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control API failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 run is active in this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs are active in this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quitting stops sending at a safe point. What was written stays written, and each run can be resumed when Sluice opens again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::MappingDialog</name>
    <message>
        <source>Mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Properties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Properties of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out 0, false and empty texts, as the plugin does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where a customer’s consent stands, as paths into the record. Nobody is subscribed through a channel that has no path, nor unless the job says Subscribe. A consent without its time is not taken over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Email consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>custom.fields.newsletter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of the email consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>custom.fields.newsletterAt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMS consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>custom.fields.sms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of the SMS consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>custom.fields.smsAt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source shown at Klaviyo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From commercetools, fetched or pasted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To Klaviyo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole Mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plugin’s Mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quiet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use This Mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that the mapping says: states, names of metrics, refunds, backfill, prices, stock. The plugin’s mapping is the default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the JSON of a record, or fetch one by its ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mapping as a document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers, their custom fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders, their custom fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products, as metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add from path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rules of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything goes out under its own name, as the plugin sends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A path, such as description.en, or attributes. and the name of an attribute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A path reaches into the whole record: custom.fields.tier, addresses.0.city.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It would be rejected. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job cannot be changed while it runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::NameDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a job of this name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::NavigationList</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::OutboxModel</name>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>again %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROWID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::Page</name>
    <message>
        <source>Find on this page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::PasteDialog</name>
    <message>
        <source>Paste Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variables of the plugin or of the sync CodeLib as KEY=VALUE lines or as JSON, or their JSON configuration. Nothing is changed before you take them over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of the plugin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CT_API_URL=https://api.europe-west1.gcp.commercetools.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take Over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This will be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::PlanPanel</name>
    <message>
        <source>Estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before You Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stops before the first write and asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each way, looks apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, as chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitive, masked in samples, logs and files: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 would be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads and processes, and writes nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::ProcessorDialog</name>
    <message>
        <source>%1 cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is too long for a script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JavaScript: process(record) returns the record, nothing to drop it, or reject(reason); processRecords(records) does the same for 500 at a time. The text is kept in the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load from File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A program of this computer. It gets CSV with the fields below, each row led by _row, and gives the same back; a row that does not come back is dropped, one with _reject is rejected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arguments, one in a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Arguments, one in a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules as a document: a preset with its rule set, or a list of rules that are applied one after the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules as a document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields, with commas between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The module has %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May &amp;change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So long it may say nothing before it is ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use This Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a field that it reads or may change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load a Script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JavaScript files (*.js *.mjs);;All (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::PropertyModel</name>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add from path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A row names no field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no property to become.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two rows make the property “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>path, such as custom.fields.tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not go out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under its own name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>property</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field or Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Property at Klaviyo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::QuestionDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::RejectedModel</name>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Is Wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::RejectedPane</name>
    <message>
        <source>Save as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All codes (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No records match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose all codes, or clear the find field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rejected records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every record that was sent was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None so far. They appear here as they are refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service gave no reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>field %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run-%1-rejected.csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Rejected Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 records were saved to %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::RetentionDialog</name>
    <message>
        <source>&amp;Delete the files of complete runs after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean &amp;Now…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data Retention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files of a run hold the records that it read and wrote: pages, chunks, results and outcome files. Its counts, its events and the reasons of rejected records stay when they go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days until the files of a complete run are deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Becomes of Them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs whose files are older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>would be deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for older files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files are kept for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run that is older has files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older than that now: %1 of %2, %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still needed, and kept: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is deleted by itself. A complete run can be undone at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A complete run can be undone, checked and exported for that long. Runs that can be resumed keep their files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cleaning…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep Files for %1 Days?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files of %1 are older. They are deleted within the hour; what they belong to cannot be undone, checked or exported then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: files are kept for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: files are kept for %1 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete Old Files?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files of %1 go, which ended more than %2 days ago. They cannot be undone, checked or exported then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files of %1 were deleted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::RetryDialog</name>
    <message>
        <source>With the job as it is &amp;now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the job as run #%1 &amp;had it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry 1 Rejected Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry %1 Rejected Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new run reads these records again, processes them and writes what changed. What made them fail should be mended first: in the CRM, in the job or in its mapping.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::RowWords</name>
    <message>
        <source>Sent. The row was added to the view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent. The row was deleted from the view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent. The row was updated in the view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left as it is: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::RunActions</name>
    <message>
        <source>What the undo would do could not be found out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased of run #%1: %2 files, %3 reasons of records, %4 log lines. Its counts stay.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::RunDetails</name>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>#%1, plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::RunDialog</name>
    <message>
        <source>Run “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan was checked. How many records would change is not known; Check Plan reads and processes, and writes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unchanged or dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run on Production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer what is asked above first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::RunFilesModel</name>
    <message>
        <source>gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::RunFilesPane</name>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result of the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday 00:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages, chunks and outcomes are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::RunHead</name>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 to %3 (%4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to Runs, run #%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry 1 Record…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry %1 Records…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::RunLimitsCard</name>
    <message>
        <source>No limit has been used yet, or this account has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused, resumes in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API credits, 24 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads this minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls at once</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::RunLogPane</name>
    <message>
        <source>Load Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debug and above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info and above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning and above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lines match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a lower level, or clear the find field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing logged yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this run does is written here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::RunProgressCard</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 records settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, next check in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::RunSettingsView</name>
    <message>
        <source>Settings of this run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::RunTableModel</name>
    <message>
        <source>Plan, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run ID</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::RunView</name>
    <message>
        <source>Parts of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still waiting for an answer of the service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Force Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No progress for 60 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No progress for %1 min.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chunk 1000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>records per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed IDs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected Records (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected Records</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::RunsPage</name>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs Attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All syncs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analytics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday 00:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No runs match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run is of this state, sync, period and text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every run of every job is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to CRM Bulk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish This Chunk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry Rejected…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo Run…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase Run Data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Run ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run from Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run “%1” again, %2 from the ID %3 on? What was sent and has not changed since is skipped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::ScheduleDialog</name>
    <message>
        <source>&amp;Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Repeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cron</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If &amp;missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Then run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also when records were re&amp;jected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Plan only, nothing is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not start while the previous run has not ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On some weekdays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every few hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every few minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a cron expression says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minute, hour, day, month, weekday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of this computer (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run once when Sluice is open again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (not there)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;At</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a weekday.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::ScheduleModel</name>
    <message>
        <source>After another job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans only, nothing is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <comment>a schedule</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then Run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::SchedulesPage</name>
    <message>
        <source>Next 24 Hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unattended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bar length = time of the last run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins the selected job as if it were due, with what follows it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes the selected schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daily at 02:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets a job that has no schedule run every night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <comment>a schedule</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tomorrow %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On or Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy systemd Timer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy cron Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedules run while Sluice is open. On a server, let the system start the same job from the command line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every job has a schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No schedule matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedules are there, but none has this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A schedule runs a saved job. Save a job on the page of its sync first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to CRM Bulk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let a job run every night, or choose the times yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Schedule…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” runs every day at 02:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not run by itself any more. The job and its runs stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command is in the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cron line is in the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The systemd timer and its service are in the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::SecretField</name>
    <message>
        <source>Replace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::SendRowBox</name>
    <message>
        <source>Send Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record has no ROWID that it could be sent by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads the row from its table and sends it by itself (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete Row %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row leaves the view of %1. It cannot be undone here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete Row</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::SendRowDialog</name>
    <message>
        <source>Send One Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads the row from the table, shapes it as the job’s mapping says and sends it by itself. While an import has the view, the row waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job is sent as it is saved, without what is changed here now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Row ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1767024000003154</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the row ID &amp;again to delete the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the row ID again to delete the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quiet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A ROWID is the number in the table’s column ROWID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row is deleted from the view; the table is not asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row is in the view once afterwards, as the table has it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete Row…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a row ID first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the row ID again first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete Row %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row leaves the view %1. It cannot be undone here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete Row</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::ShopServiceForm</name>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>my-shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for scopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that the client has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scopes needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy scopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Merchant Center shows it once, when an API client is made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client ID is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client secret is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auth address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signs in at %1, calls %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter both addresses on the tab Network.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::SignInDialog</name>
    <message>
        <source>Sign In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to Zoho CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Self Client Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the API console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open API Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste these scopes there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bulk read and write, records, field lists, organisation, upload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy scopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the grant code here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works once, and only for the minutes chosen in the console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grant code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1000.…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the browser come back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redirect address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only if the browser cannot come back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends at an address that it cannot show: paste that here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address at which the browser ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>http://127.0.0.1:…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a refresh token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a sign-in that was made elsewhere, with the client of this connection. It is tried at once and kept only if Zoho takes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy redirect address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the API console, register this redirect address for the client.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do: the accounts server takes any address of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your browser opens %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Browser Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for you to sign in… %1:%2 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste these %1 scopes there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection “%1”, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sandbox has no API console: it names its grant code when it starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sandbox has none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At %1, choose Self Client, then Generate Code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing In…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::StageTreeModel</name>
    <message>
        <source>%1, %2 records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::StepList</name>
    <message>
        <source>Not run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::SumLine</name>
    <message>
        <source>%1 read = %2 written + %3 skipped + %4 rejected + %5 not attempted + %6 pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 read = %2 written + %3 skipped + %4 rejected + %5 not attempted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::TableMappingDialog</name>
    <message>
        <source>Mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transforms…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent are the rows for which all of this holds, as the table has them; without a condition, all rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times and Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move dates with a time from one time &amp;zone to another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reject rows that do not fit their columns before they are sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are named in the rejected rows and cost no units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type of ROWID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of a view that is made. Ids beyond 15 digits are exact in either; as text they never become a number elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key of hashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SLUICE_HASH_KEY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole Mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quiet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use This Mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column in the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type in the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column is known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every column, new ones too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the chosen columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conditions on rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a condition to send only some of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column is sent: choose one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as a document: what was written is read back as it is, and a file of it can be named in a job&apos;s file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mapping as a document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the columns…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable of the environment that holds it, at least 16 bytes. It never stands in the mapping.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job cannot be changed while it runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no time zone “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A column is hashed: name the variable that holds the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters, digits and _, no digit first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times go as the table has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 becomes %2. Dates without a time stay.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::ThinBar</name>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::ThroughputChart</name>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1, processing %2, writing %3 records per second</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::TransformsDialog</name>
    <message>
        <source>Transforms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words for true</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words for false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between thousands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use These</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Is Done to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transform to add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>old value = new value, one in a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None, or a name such as Asia/Kolkata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transforms, in their order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digits of a run differ: it has its own key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells go as they are.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::UndoDialog</name>
    <message>
        <source>The run made %1 records; %2 of them can be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 were changed by somebody since: they stay and are listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 that it found and changed stay as they are: what they held before was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more that it made stay: their ids are not known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It costs about %1 credits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo Run #%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 records written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete the record that the run made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete the %1 records that the run made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Type their exact number, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type their exact number, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I know that this writes to &amp;production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what these records hold now… %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what these records hold now… Nothing is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to put back: the records hold what they held before the run, or somebody changed them since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every field that the run wrote gets its earlier value, where it still holds what the run wrote. It costs about %1 credits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete 1 Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1 Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo 1 Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo %1 Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gone already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold it already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed since: left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records that somebody changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody changed one of them since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick that they are to be deleted, and type their number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the sentence above first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::VerifyPane</name>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ran With</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written records at Zoho CRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo and settings of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be undone any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Run #%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone by run #%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run #%1 is to undo it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run undoes run #%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be undone any more. %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be undone: what its records held before was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes the records that this run made, once you have typed how many they are. Those that someone edited since are left and listed; you see the list before anything is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes back what this run changed in %1 records. Values that someone edited since are left and listed; you see the list before anything is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo is possible until %1, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It read and processed, and wrote nothing that could be checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify compares this run&apos;s files with its counters and with the records at the service. It only reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Verification Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run-%1-verification.md</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown files (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report was saved to %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::WatchDialog</name>
    <message>
        <source>Keep in Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Watching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop Watching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As long as Sluice is open and this is on, tables of jobs that say Keep in step are looked at for changes, and single rows that wait are sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Rejected Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>single rows that wait to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1, the first %2 of %3 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose rows that could not be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They go once the watch is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows are tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget 1 Row?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget %1 Rows?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was noted of them for %1 is dropped: the view keeps what it has of them until a later run sends them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget 1 Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget %1 Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row is forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows are forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the newest run of the table that rejected rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watched tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No table is kept in step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a job the way “What has changed, by ROWID” and tick Keep in step there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::WatchModel</name>
    <message>
        <source>Could not look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at every %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its outbox is sent; it is not looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the newest run that rejected rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not Sent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluice::ZohoServiceForm</name>
    <message>
        <source>Data centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy scopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service’s choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Development</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only where an account has several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API credits of Zoho. A run that would pass one of these waits, or stops and asks; it can be resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API units of Zoho Analytics: 10 or 15 for 1,000 imported rows. A run that would pass one of these waits, or stops and asks; it can be resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoho&apos;s API console shows it under Client Secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client ID is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client secret is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signs in at %1, calls %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
