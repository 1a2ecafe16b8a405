// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/help/helptopics.h"

#include "app/manual/manual.h"
#include "console/main/page.h"

#include <QWidget>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Empty: this widget says nothing.
QString ownTopic(const QWidget *widget)
{
    if (const QString topic = widget->property("manual").toString(); !topic.isEmpty())
        return topic;
    if (const auto *page = qobject_cast<const Page *>(widget))
        return page->key();
    return helpTopicsByName().value(widget->objectName());
}

} // namespace

const QMap<QString, QString> &helpTopicsByName()
{
    static const QMap<QString, QString> topics{
        {u"OverviewPage"_s, u"overview"_s},
        {u"MappingsPage"_s, u"mappings"_s},
        {u"WelcomePage"_s, u"first-run"_s},
        {u"WelcomePage"_s, u"first-run"_s},
        {u"connectDialog"_s, u"first-run#from-nothing-to-the-first-plan"_s},
        {u"importDialog"_s, u"moving#take-over-the-settings"_s},
        {u"movingDialog"_s, u"moving#switch-off-first"_s},
        {u"resumeDialog"_s, u"recovery"_s},
        {u"LocksDialog"_s, u"klaviyo#locks"_s},
        {u"diagnosticsDialog"_s, u"troubleshooting"_s},
        {u"accountCheckDialog"_s, u"check-account"_s},
        {u"alertsDialog"_s, u"alerts"_s},
        {u"breakLockDialog"_s, u"klaviyo#locks"_s},
        {u"ConnectionDialog"_s, u"connections#add-a-connection"_s},
        {u"controlDialog"_s, u"control-api"_s},
        {u"criteriaDialog"_s, u"crm#which-records"_s},
        {u"crmMappingDialog"_s, u"mappings#the-editor-of-crm-jobs"_s},
        {u"DeleteAllDialog"_s, u"klaviyo#delete-all"_s},
        {u"erasePersonDialog"_s, u"keeping-data#erase-a-person"_s},
        {u"eraseRunDialog"_s, u"keeping-data#erase-a-run"_s},
        {u"fieldsDialog"_s, u"crm#which-records"_s},
        {u"goOnDialog"_s, u"plan#when-a-run-asks-before-it-writes"_s},
        {u"locksDialog"_s, u"klaviyo#locks"_s},
        {u"mappingDialog"_s, u"mappings#the-editor-of-klaviyo-jobs"_s},
        {u"pasteDialog"_s, u"moving"_s},
        {u"planPanel"_s, u"plan"_s},
        {u"processorDialog"_s, u"processors"_s},
        {u"recordPanel"_s, u"rejected"_s},
        {u"recordStoryDialog"_s, u"log#find-a-record-s-story"_s},
        {u"retentionDialog"_s, u"keeping-data"_s},
        {u"retryDialog"_s, u"rejected#send-them-again"_s},
        {u"RunDialog"_s, u"plan#start-the-run"_s},
        {u"runView"_s, u"run"_s},
        {u"scheduleDialog"_s, u"schedules#add-a-schedule"_s},
        {u"sendRowCard"_s, u"analytics#one-row-now"_s},
        {u"sendRowDialog"_s, u"analytics#one-row-now"_s},
        {u"SettingsDialog"_s, u"settings"_s},
        {u"SignInDialog"_s, u"sign-in"_s},
        {u"tableMappingDialog"_s, u"mappings#the-editor-of-analytics-jobs"_s},
        {u"transformsDialog"_s, u"mappings#transforms"_s},
        {u"undoCard"_s, u"undo"_s},
        {u"undoDialog"_s, u"undo"_s},
        {u"watchBoard"_s, u"analytics#keep-in-step"_s},
    };
    return topics;
}

QString helpTopicOf(const QWidget *widget)
{
    const Manual manual;
    for (; widget; widget = widget->parentWidget()) {
        const QString topic = ownTopic(widget);
        if (manual.has(topic.section(u'#', 0, 0)))
            return topic;
    }
    return Manual::indexName();
}

} // namespace sluice
