<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CronWords</name>
    <message numerus="yes">
        <source>Every %n minutes</source>
        <translation>
            <numerusform>Every minute</numerusform>
            <numerusform>Every %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n hours</source>
        <translation>
            <numerusform>Every hour</numerusform>
            <numerusform>Every %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n hours at %1</source>
        <translation>
            <numerusform>Every hour at %1</numerusform>
            <numerusform>Every %n hours at %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, every %n hours</source>
        <translation>
            <numerusform>%1, every hour</numerusform>
            <numerusform>%1, every %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n days from day 1</source>
        <translation>
            <numerusform>every day from day 1</numerusform>
            <numerusform>every %n days from day 1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KlaviyoFields</name>
    <message numerus="yes">
        <source>Where it is older than %n days</source>
        <translation>
            <numerusform>Where it is older than %n day</numerusform>
            <numerusform>Where it is older than %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MappingPreview</name>
    <message numerus="yes">
        <source>%1 events; whole %2, short %3</source>
        <translation>
            <numerusform>%1 event; whole %2, short %3</numerusform>
            <numerusform>%1 events; whole %2, short %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and one more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message numerus="yes">
        <source>%n times, the last %1</source>
        <translation>
            <numerusform>once, %1</numerusform>
            <numerusform>%n times, the last %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PayloadLines</name>
    <message numerus="yes">
        <source>%1 more values</source>
        <translation>
            <numerusform>%1 more value</numerusform>
            <numerusform>%1 more values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordStory</name>
    <message numerus="yes">
        <source>%n more fields</source>
        <translation>
            <numerusform>%n more field</numerusform>
            <numerusform>%n more fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with %n fields</source>
        <translation>
            <numerusform>with %n field</numerusform>
            <numerusform>with %n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Resume</name>
    <message numerus="yes">
        <source>%1 records were on their way: the service is asked what became of them before anything is sent.</source>
        <translation>
            <numerusform>%1 record was on its way: the service is asked what became of it before anything is sent.</numerusform>
            <numerusform>%1 records were on their way: the service is asked what became of them before anything is sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 records that were read are sent for the first time.</source>
        <translation>
            <numerusform>%1 record that was read is sent for the first time.</numerusform>
            <numerusform>%1 records that were read are sent for the first time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message numerus="yes">
        <source>Stopped; nothing is rolled back. %1 records were not sent; Resume goes on with them.</source>
        <translation>
            <numerusform>Stopped; nothing is rolled back. %1 record was not sent; Resume goes on with it.</numerusform>
            <numerusform>Stopped; nothing is rolled back. %1 records were not sent; Resume goes on with them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 are in jobs at Klaviyo: they stay pending and are followed.</source>
        <translation>
            <numerusform>%1 is in a job at Klaviyo: it stays pending and is followed.</numerusform>
            <numerusform>%1 are in jobs at Klaviyo: they stay pending and are followed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped %1 %2 records are left; Resume goes on with them.</source>
        <translation>
            <numerusform>Stopped %1 %2 record is left; Resume goes on with it.</numerusform>
            <numerusform>Stopped %1 %2 records are left; Resume goes on with them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is not known what became of %1 records that were sent. Resume asks the service again and sends nothing twice.</source>
        <translation>
            <numerusform>It is not known what became of %1 record that was sent. Resume asks the service again and sends nothing twice.</numerusform>
            <numerusform>It is not known what became of %1 records that were sent. Resume asks the service again and sends nothing twice.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 records were rejected; the reasons are in Rejected Records.</source>
        <translation>
            <numerusform>%1 record was rejected; the reason is in Rejected Records.</numerusform>
            <numerusform>%1 records were rejected; the reasons are in Rejected Records.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: somebody else took the lock of %1. %2 records are left; Resume goes on with them once nobody else writes there.</source>
        <translation>
            <numerusform>Stopped: somebody else took the lock of %1. %2 record is left; Resume goes on with it once nobody else writes there.</numerusform>
            <numerusform>Stopped: somebody else took the lock of %1. %2 records are left; Resume goes on with them once nobody else writes there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 records were not attempted. Run Again takes them up; Export on the tab Files lists them with their reasons.</source>
        <translation>
            <numerusform>%1 record was not attempted. Run Again takes it up; Export on the tab Files lists it with its reason.</numerusform>
            <numerusform>%1 records were not attempted. Run Again takes them up; Export on the tab Files lists them with their reasons.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SampleTally</name>
    <message numerus="yes">
        <source>%1 of %n samples</source>
        <translation>
            <numerusform>%1 of %n sample</numerusform>
            <numerusform>%1 of %n samples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Schedules</name>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>once</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” %n times since %2</source>
        <translation>
            <numerusform>“%1” once since %2</numerusform>
            <numerusform>“%1” %n times since %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n jobs begin now, as if they were due:</source>
        <translation>
            <numerusform>%n job begins now, as if it were due:</numerusform>
            <numerusform>%n jobs begin now, as if they were due:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message numerus="yes">
        <source>%n jobs at the service</source>
        <translation>
            <numerusform>One job at the service</numerusform>
            <numerusform>%n jobs at the service</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableMapping</name>
    <message numerus="yes">
        <source>Cut to %1 characters</source>
        <translation>
            <numerusform>Cut to %1 character</numerusform>
            <numerusform>Cut to %1 characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 characters from character %2 on</source>
        <translation>
            <numerusform>%1 character from character %2 on</numerusform>
            <numerusform>%1 characters from character %2 on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pad with “%1” to %2 characters</source>
        <translation>
            <numerusform>Pad with “%1” to %2 character</numerusform>
            <numerusform>Pad with “%1” to %2 characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>By a table of %1 values</source>
        <translation>
            <numerusform>By a table of %1 value</numerusform>
            <numerusform>By a table of %1 values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Number with %1 decimals</source>
        <translation>
            <numerusform>Number with %1 decimal</numerusform>
            <numerusform>Number with %1 decimals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::AnalyticsSyncPage</name>
    <message numerus="yes">
        <source>%1 columns go into a new view</source>
        <translation>
            <numerusform>%1 column goes into a new view</numerusform>
            <numerusform>%1 columns go into a new view</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::AutoMapOffer</name>
    <message numerus="yes">
        <source>Auto-Map set %n fields.</source>
        <translation>
            <numerusform>Auto-Map set 1 field.</numerusform>
            <numerusform>Auto-Map set %n fields.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ConnectionModel</name>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ConnectionPanel</name>
    <message numerus="yes">
        <source>used by “%1” and %n other jobs</source>
        <translation>
            <numerusform>used by “%1” and one other job</numerusform>
            <numerusform>used by “%1” and %n other jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ConnectionsPage</name>
    <message numerus="yes">
        <source>%n jobs use it and cannot run then:</source>
        <translation>
            <numerusform>One job uses it and cannot run then:</numerusform>
            <numerusform>%n jobs use it and cannot run then:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more.</source>
        <translation>
            <numerusform>and one more.</numerusform>
            <numerusform>and %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n schedules would start them.</source>
        <translation>
            <numerusform>One schedule would start them.</numerusform>
            <numerusform>%n schedules would start them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Signed in with %n scopes. The connection is being tested.</source>
        <translation>
            <numerusform>Signed in with %n scope. The connection is being tested.</numerusform>
            <numerusform>Signed in with %n scopes. The connection is being tested.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Signed in as %1, with %n scopes.</source>
        <translation>
            <numerusform>Signed in as %1, with %n scope.</numerusform>
            <numerusform>Signed in as %1, with %n scopes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::CrmBulkPage</name>
    <message numerus="yes">
        <source>&amp;Write %1 records first and read them back</source>
        <translation>
            <numerusform>&amp;Write 1 record first and read it back</numerusform>
            <numerusform>&amp;Write %1 records first and read them back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::CrmMappingEditor</name>
    <message numerus="yes">
        <source>%n fields still have a problem.</source>
        <translation>
            <numerusform>One field still has a problem.</numerusform>
            <numerusform>%n fields still have a problem.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::DeleteAllDialog</name>
    <message numerus="yes">
        <source>%1 items and variants</source>
        <translation>
            <numerusform>%1 item or variant</numerusform>
            <numerusform>%1 items and variants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 categories</source>
        <translation>
            <numerusform>%1 category</numerusform>
            <numerusform>%1 categories</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ErasePersonDialog</name>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %2 places would go.</source>
        <translation>
            <numerusform>%1 in %2 place would go.</numerusform>
            <numerusform>%1 in %2 places would go.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::EraseRunDialog</name>
    <message numerus="yes">
        <source>%1 records</source>
        <translation>
            <numerusform>%1 record</numerusform>
            <numerusform>%1 records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::HelpWindow</name>
    <message numerus="yes">
        <source>%n on this page</source>
        <translation>
            <numerusform>One on this page</numerusform>
            <numerusform>%n on this page</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::JobsPage</name>
    <message numerus="yes">
        <source>%1 records would be rejected.</source>
        <translation>
            <numerusform>%1 record would be rejected.</numerusform>
            <numerusform>%1 records would be rejected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %1 records, as run #%2 read</source>
        <translation>
            <numerusform>About 1 record, as run #%2 read</numerusform>
            <numerusform>About %1 records, as run #%2 read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 records by their IDs</source>
        <translation>
            <numerusform>1 record by its ID</numerusform>
            <numerusform>%1 records by their IDs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::KlaviyoSyncPage</name>
    <message numerus="yes">
        <source>Delete %1 Items and Variants?</source>
        <translation>
            <numerusform>Delete %1 Item or Variant?</numerusform>
            <numerusform>Delete %1 Items and Variants?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %1 Categories?</source>
        <translation>
            <numerusform>Delete %1 Category?</numerusform>
            <numerusform>Delete %1 Categories?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %1 Items and Variants</source>
        <translation>
            <numerusform>Delete %1 Item or Variant</numerusform>
            <numerusform>Delete %1 Items and Variants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %1 Categories</source>
        <translation>
            <numerusform>Delete %1 Category</numerusform>
            <numerusform>Delete %1 Categories</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::MainWindow</name>
    <message numerus="yes">
        <source>%n unread errors</source>
        <translation>
            <numerusform>%n unread error</numerusform>
            <numerusform>%n unread errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs are active in this window.</source>
        <translation>
            <numerusform>One run is active in this window.</numerusform>
            <numerusform>%n runs are active in this window.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sluice: %n runs are active</source>
        <translation>
            <numerusform>Sluice: one run is active</numerusform>
            <numerusform>Sluice: %n runs are active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs active</source>
        <translation>
            <numerusform>1 run active</numerusform>
            <numerusform>%n runs active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs were interrupted when Sluice closed. They can go on where they were.</source>
        <translation>
            <numerusform>One run was interrupted when Sluice closed. It can go on where it was.</numerusform>
            <numerusform>%n runs were interrupted when Sluice closed. They can go on where they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs stop sending. Nothing already written is undone, and each can be resumed.</source>
        <translation>
            <numerusform>One run stops sending. Nothing already written is undone, and it can be resumed.</numerusform>
            <numerusform>%n runs stop sending. Nothing already written is undone, and each can be resumed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::MappingImportDialog</name>
    <message numerus="yes">
        <source>%n fields are not known here: they stay in the mapping as problems until you take them out.</source>
        <translation>
            <numerusform>One field is not known here: it stays in the mapping as a problem until you take it out.</numerusform>
            <numerusform>%n fields are not known here: they stay in the mapping as problems until you take them out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::MappingListModel</name>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::MappingsPage</name>
    <message numerus="yes">
        <source>%1 of %n fields mapped</source>
        <translation>
            <numerusform>%1 of one field mapped</numerusform>
            <numerusform>%1 of %n fields mapped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rules</source>
        <translation>
            <numerusform>1 rule</numerusform>
            <numerusform>%n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems block a run</source>
        <translation>
            <numerusform>1 problem blocks a run</numerusform>
            <numerusform>%n problems block a run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems keep this mapping from running.</source>
        <translation>
            <numerusform>One problem keeps this mapping from running.</numerusform>
            <numerusform>%n problems keep this mapping from running.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run #%1 rejected %2 records.</source>
        <translation>
            <numerusform>Run #%1 rejected %2 record.</numerusform>
            <numerusform>Run #%1 rejected %2 records.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run #%1 rejected %2 records; one of them because of “%3”.</source>
        <translation>
            <numerusform>Run #%1 rejected %2 record, because of “%3”.</numerusform>
            <numerusform>Run #%1 rejected %2 records; one of them because of “%3”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save and Retry %1 Records</source>
        <translation>
            <numerusform>Save and Retry %1 Record</numerusform>
            <numerusform>Save and Retry %1 Records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fields do not fit some samples</source>
        <translation>
            <numerusform>%n field does not fit some samples</numerusform>
            <numerusform>%n fields do not fit some samples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::NextRunCard</name>
    <message numerus="yes">
        <source>%1 records. Not saved with the job.</source>
        <translation>
            <numerusform>%1 record. Not saved with the job.</numerusform>
            <numerusform>%1 records. Not saved with the job.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ProcessorSample</name>
    <message numerus="yes">
        <source>%n records</source>
        <translation>
            <numerusform>1 record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records, %1 ms</source>
        <translation>
            <numerusform>1 record, %1 ms</numerusform>
            <numerusform>%n records, %1 ms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fields</source>
        <translation>
            <numerusform>1 field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ResumeDialog</name>
    <message numerus="yes">
        <source>Resume %n Runs</source>
        <translation>
            <numerusform>Resume 1 Run</numerusform>
            <numerusform>Resume %n Runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::RetentionDialog</name>
    <message numerus="yes">
        <source>Keep Files for %1 Days?</source>
        <translation>
            <numerusform>Keep Files for %1 Day?</numerusform>
            <numerusform>Keep Files for %1 Days?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved: files are kept for %1 days.</source>
        <translation>
            <numerusform>Saved: files are kept for %1 day.</numerusform>
            <numerusform>Saved: files are kept for %1 days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The files of %1 go, which ended more than %2 days ago. They cannot be undone, checked or exported then.</source>
        <translation>
            <numerusform>The files of %1 go, which ended more than %2 day ago. They cannot be undone, checked or exported then.</numerusform>
            <numerusform>The files of %1 go, which ended more than %2 days ago. They cannot be undone, checked or exported then.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::RunDetails</name>
    <message numerus="yes">
        <source>%1 requests</source>
        <translation>
            <numerusform>%1 request</numerusform>
            <numerusform>%1 requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::RunProgressCard</name>
    <message numerus="yes">
        <source>%1 requests</source>
        <translation>
            <numerusform>%1 request</numerusform>
            <numerusform>%1 requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::RunTableModel</name>
    <message numerus="yes">
        <source>%1 fields</source>
        <translation>
            <numerusform>%1 field</numerusform>
            <numerusform>%1 fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::SandboxChild</name>
    <message numerus="yes">
        <source>It was started %n seconds ago and has not said where it is</source>
        <translation>
            <numerusform>It was started a second ago and has not said where it is</numerusform>
            <numerusform>It was started %n seconds ago and has not said where it is</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::SettingsDialog</name>
    <message numerus="yes">
        <source>Keep Files for %1 Days?</source>
        <translation>
            <numerusform>Keep Files for %1 Day?</numerusform>
            <numerusform>Keep Files for %1 Days?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::UndoDialog</name>
    <message numerus="yes">
        <source>The run made %1 records; %2 of them can be deleted.</source>
        <translation>
            <numerusform>The run made %1 record; %2 of them can be deleted.</numerusform>
            <numerusform>The run made %1 records; %2 of them can be deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 were changed by somebody since: they stay and are listed.</source>
        <translation>
            <numerusform>%1 was changed by somebody since: it stays and is listed.</numerusform>
            <numerusform>%1 were changed by somebody since: they stay and are listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 that it found and changed stay as they are: what they held before was not read.</source>
        <translation>
            <numerusform>%1 that it found and changed stays as it is: what it held before was not read.</numerusform>
            <numerusform>%1 that it found and changed stay as they are: what they held before was not read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more that it made stay: their ids are not known here.</source>
        <translation>
            <numerusform>%1 more that it made stays: its id is not known here.</numerusform>
            <numerusform>%1 more that it made stay: their ids are not known here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 records written</source>
        <translation>
            <numerusform>%1 record written</numerusform>
            <numerusform>%1 records written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 records that the run changed get back what they held; %2 that it made can be deleted.</source>
        <translation>
            <numerusform>%1 record that the run changed gets back what it held; %2 that it made can be deleted.</numerusform>
            <numerusform>%1 records that the run changed get back what they held; %2 that it made can be deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::VaultKeyForm</name>
    <message numerus="yes">
        <source>The passphrase must have at least %n characters.</source>
        <translation>
            <numerusform>The passphrase must have at least %n character.</numerusform>
            <numerusform>The passphrase must have at least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::VaultSettings</name>
    <message numerus="yes">
        <source>%1 runs are under way. From now on they send nothing to accounts whose sign-in is in the vault: what is on its way ends, then they need attention. Unlock the vault and resume them.</source>
        <translation>
            <numerusform>%1 run is under way. From now on it sends nothing to accounts whose sign-in is in the vault: what is on its way ends, then it needs attention. Unlock the vault and resume it.</numerusform>
            <numerusform>%1 runs are under way. From now on they send nothing to accounts whose sign-in is in the vault: what is on its way ends, then they need attention. Unlock the vault and resume them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::VerifyPane</name>
    <message numerus="yes">
        <source>Writes back what this run changed in %1 records. Values that someone edited since are left and listed; you see the list before anything is written.</source>
        <translation>
            <numerusform>Writes back what this run changed in %1 record. Values that someone edited since are left and listed; you see the list before anything is written.</numerusform>
            <numerusform>Writes back what this run changed in %1 records. Values that someone edited since are left and listed; you see the list before anything is written.</numerusform>
        </translation>
    </message>
</context>
</TS>
