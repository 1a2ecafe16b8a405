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
    // A chooser below the name.
    struct Choice
    {
        QString label; // with its mnemonic
        QString objectName;
        QList<std::pair<QString, QString>> items; // text and value
        QString current = {}; // a value
        bool isTyped = false; // a text, which the items only suggest; it must not be empty
    };
    struct Options
    {
        QString title;
        QString action;
        QString name = {};
        QStringList taken; // names that are there already
        QList<Choice> choices = {};
    };
    NameDialog(const Options &options, QWidget *parent);

    QString name() const;
    QString choice(qsizetype index) const; // its value

private:
    void check();

    QStringList m_taken;
    QLineEdit *m_name;
    QList<ElidingComboBox *> m_choices;
    TypedLabel *m_problem;
    QPushButton *m_action;
};

} // namespace sluice
