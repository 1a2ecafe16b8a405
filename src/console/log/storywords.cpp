// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/storywords.h"

#include "console/errors/errorwords.h"
#include "console/widgets/format.h"

#include <QCoreApplication>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kChangesTold = 3;

struct StoryText
{
    Q_DECLARE_TR_FUNCTIONS(RecordStory)
};

QString quotedValue(const QString &value)
{
    return value.isEmpty() ? StoryText::tr("nothing") : Format::quoted(value);
}

QString changeText(const StoryEvent::Value &change)
{
    if (!change.isShown)
        return StoryText::tr("%1 (its values are not shown)").arg(change.name);
    return StoryText::tr("%1: %2 becomes %3")
        .arg(change.name, quotedValue(change.before), quotedValue(change.after));
}

QString changesText(const StoryEvent &event)
{
    QStringList told;
    for (const StoryEvent::Value &change : event.changes.mid(0, kChangesTold))
        told << changeText(change);
    const auto more = static_cast<int>(event.changes.size() - told.size());
    QString text = told.join(u"; "_s);
    if (more > 0)
        text += u"; "_s + StoryText::tr("%n more fields", nullptr, more);
    return text;
}

// What the request came to, which may hold more records than this one.
QString requestText(const StoryEvent &event)
{
    if (event.outcome == "acked"_L1 || event.outcome == "resolved_applied"_L1)
        return StoryText::tr("%1, accepted").arg(event.text);
    if (event.outcome == "refused"_L1)
        return StoryText::tr("%1, refused").arg(event.text);
    if (event.outcome == "resolved_not_applied"_L1)
        return StoryText::tr("%1, which did not arrive").arg(event.text);
    if (event.outcome == "ambiguous"_L1)
        return StoryText::tr("%1, its answer was lost").arg(event.text);
    return event.text;
}

QString outcomeWord(const StoryEvent &event)
{
    if (event.outcome == "written"_L1) {
        if (event.action == "created"_L1)
            return StoryText::tr("written: it was made");
        if (event.action == "updated"_L1)
            return StoryText::tr("written: it was updated");
        return StoryText::tr("written");
    }
    if (event.outcome == "written_with_warning"_L1)
        return StoryText::tr("written, with a warning");
    if (event.outcome == "skipped"_L1)
        return StoryText::tr("skipped: nothing of it had to be written");
    if (event.outcome == "rejected"_L1)
        return StoryText::tr("rejected");
    if (event.outcome == "not_attempted"_L1)
        return StoryText::tr("not attempted");
    return StoryText::tr("pending: its outcome is not known");
}

QString answerText(const StoryEvent &event)
{
    QStringList parts{outcomeWord(event)};
    for (const QString &part :
        {event.code, event.field, event.text.isEmpty() ? QString() : sentenceInWords(event.text)}) {
        if (!part.isEmpty())
            parts << part;
    }
    return parts.join(u", "_s);
}

} // namespace

StoryLook storyLook(const StoryEvent &event)
{
    using What = StoryEvent::What;
    switch (event.what) {
    case What::Read:
        return {StoryText::tr("Read"), u"import"_s, Tone::Neutral};
    case What::Changed:
        return {StoryText::tr("Changed"), u"edit"_s, Tone::Info};
    case What::Sent:
        return {StoryText::tr("Sent"), u"export"_s, Tone::Info};
    case What::Answered:
        if (event.outcome == "rejected"_L1)
            return {StoryText::tr("Answered"), u"state-failed"_s, Tone::Error};
        if (event.outcome == "written"_L1 || event.outcome == "skipped"_L1)
            return {StoryText::tr("Answered"), u"state-completed"_s, Tone::Success};
        return {StoryText::tr("Answered"), u"state-attention"_s, Tone::Warning};
    case What::Logged:
        return {StoryText::tr("Logged"), u"page-log"_s, Tone::Neutral};
    }
    return {};
}

QString storyRun(const StoryEvent &event)
{
    return event.runNumber == 0 ? Format::none()
                                : u"#%1  %2"_s.arg(QString::number(event.runNumber), event.jobName);
}

QString storySentence(const StoryEvent &event)
{
    using What = StoryEvent::What;
    switch (event.what) {
    case What::Read:
        return event.fields > 0 ? StoryText::tr("with %n fields", nullptr, event.fields)
                                : StoryText::tr("from the service");
    case What::Changed:
        return changesText(event);
    case What::Sent:
        return requestText(event);
    case What::Answered:
        return answerText(event);
    case What::Logged:
        return event.text;
    }
    return {};
}

} // namespace sluice
