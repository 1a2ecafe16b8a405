// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/log.h"

#include <QFrame>

#include <optional>

class QPushButton;
class QScrollArea;

namespace sluice {

class ElidingLabel;
class IconLabel;
class TypedLabel;
class Well;

// The line that is selected in the log, in full: its sentence, when and where, and its facts, the
// request first, in a well. GUI thread; owned by the log view. Everything in it has passed the
// redaction; it reads nothing itself.
class LogDetails final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogDetails)

public:
    explicit LogDetails(QWidget *parent = nullptr);

    void setRecord(const std::optional<LogRecord> &record, const QString &runText);
    void setBeside(bool isBeside); // the table, else below it
    QString text() const { return m_plainText; } // what Copy takes

private:
    void addFact(const QString &name, const QString &value);
    void addFacts(const LogRecord &record);

    QString m_plainText;
    IconLabel *m_icon;
    ElidingLabel *m_heading;
    TypedLabel *m_message;
    TypedLabel *m_facts;
    Well *m_well;
    QScrollArea *m_scroll;
    QPushButton *m_copy;
};

} // namespace sluice
