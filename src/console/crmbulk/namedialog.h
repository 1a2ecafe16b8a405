// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace sluice {

class ElidingComboBox;
class TypedLabel;

// Asks for a job's name, and for a new job also for its connection and what to begin with. Opened,
// never executed; deletes itself. GUI thread. Object name `nameDialog`.
class NameDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NameDialog)

public:
    struct Options
    {
        QString title;
        QString action;
        QString name;
        QStringList taken; // names that are there already
        QStringList connections; // empty: not asked for
    };
    NameDialog(const Options &options, QWidget *parent);

    QString name() const;
    QString connection() const;
    bool isLeadCleanUp() const;

private:
    void check();

    QStringList m_taken;
    QLineEdit *m_name;
    ElidingComboBox *m_connection = nullptr;
    ElidingComboBox *m_start = nullptr;
    TypedLabel *m_problem;
    QPushButton *m_action;
};

} // namespace sluice
