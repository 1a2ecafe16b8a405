// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/card.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>

class QDateTimeEdit;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace sluice {

class ElidingComboBox;
class TypedLabel;

// The card Next Run Only of a job: a part of the records for one plan or run, never saved with the
// job. GUI thread; owned by the form.
class NextRunCard final : public Card
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NextRunCard)

public:
    // Why a selection cannot be; empty: it can.
    using Check = std::function<QString(const QJsonObject &selection)>;
    NextRunCard(const Check &check, QWidget *parent);

    QJsonObject selection() const; // empty: all that the job says
    QString problem() const; // empty: it can be run
    void checkAgain() { showParts(); } // the job has changed
    void reset();
    // What a part can be named by, of "ids", "since", "rows" and "pages".
    void setWays(const QStringList &ways);
    void setReadOnly(bool isReadOnly);
    void setIds(const QStringList &ids);

signals:
    void changed();
    void idsFileWanted();

private:
    void showParts();
    void noteChange();

    QStringList m_ids;
    bool m_isFilling = false;
    Check m_check;
    QStringList m_ways;
    ElidingComboBox *m_what;
    QWidget *m_idsPart;
    QLineEdit *m_idsEdit;
    QPushButton *m_idsFile;
    QDateTimeEdit *m_since;
    QWidget *m_rangePart;
    QSpinBox *m_from;
    QSpinBox *m_to;
    TypedLabel *m_note;
};

} // namespace sluice
