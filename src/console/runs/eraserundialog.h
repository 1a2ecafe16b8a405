// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "core/engine/runtypes.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace sluice {

class TypedLabel;

// Before the data of a run is erased: what goes and what stays. Erase is possible once it is ticked
// that it is understood and the run's number is typed; of a run that is not over it never is. It
// erases nothing itself: eraseWanted() does, and the dialog stays until accept() or setProblem().
// Opened, never executed; deletes itself. GUI thread. Object name `eraseRunDialog`.
class EraseRunDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EraseRunDialog)

public:
    EraseRunDialog(const RunRow &run, QWidget *parent);

    void setErasing();
    void setProblem(const Error &error); // it was not erased
    void reject() override; // not while it is being erased

signals:
    void eraseWanted();

private:
    void addTexts();
    void addAnswers();
    void addButtons();
    void check();
    bool isAnswered() const;

    RunRow m_run;
    bool m_isErasing = false;
    QCheckBox *m_understand;
    QLineEdit *m_number;
    TypedLabel *m_problem;
    QPushButton *m_cancel;
    QPushButton *m_erase;
};

} // namespace sluice
