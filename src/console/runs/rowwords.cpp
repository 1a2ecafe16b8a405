// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/rowwords.h"

#include "console/errors/errorwords.h"
#include "console/widgets/statelook.h"

#include <QCoreApplication>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString rowText(const char *text)
{
    return QCoreApplication::translate("sluice::RowWords", text);
}

QString writtenText(const QString &how)
{
    if (how == "added"_L1)
        return rowText(
            QT_TRANSLATE_NOOP("sluice::RowWords", "Sent. The row was added to the view."));
    if (how == "deleted"_L1)
        return rowText(
            QT_TRANSLATE_NOOP("sluice::RowWords", "Sent. The row was deleted from the view."));
    return rowText(QT_TRANSLATE_NOOP("sluice::RowWords", "Sent. The row was updated in the view."));
}

QString withCode(const QString &text, const QString &code)
{
    return code.isEmpty() ? text : u"%1 (%2)"_s.arg(text, code);
}

} // namespace

RowWords rowIsSent()
{
    return {rowText(QT_TRANSLATE_NOOP("sluice::RowWords", "Sending…")), Tone::Info};
}

RowWords rowWaits(const QString &why)
{
    return {rowText(QT_TRANSLATE_NOOP("sluice::RowWords", "Waiting. %1")).arg(why), Tone::Warning};
}

RowWords rowEnded(const Result<RowVerdict> &verdict)
{
    if (!verdict)
        return {rowText(QT_TRANSLATE_NOOP("sluice::RowWords", "Not sent. %1"))
                    .arg(errorText(verdict.error())),
            Tone::Error};
    const Counts &counts = verdict->run.counts;
    if (counts.written > 0)
        return {writtenText(verdict->text), Tone::Success};
    if (counts.skipped > 0)
        return {
            rowText(QT_TRANSLATE_NOOP("sluice::RowWords", "Left as it is: %1")).arg(verdict->text),
            Tone::Warning};
    const QString why = withCode(
        verdict->text.isEmpty() ? stateLook(runStateName(verdict->run.state)).word : verdict->text,
        verdict->code);
    if (counts.rejected > 0)
        return {
            rowText(QT_TRANSLATE_NOOP("sluice::RowWords", "Refused: %1")).arg(why), Tone::Error};
    return {rowText(QT_TRANSLATE_NOOP("sluice::RowWords", "Not sent. %1")).arg(why), Tone::Error};
}

} // namespace sluice
