// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/theme/role.h"

#include <QWidget>

class QVBoxLayout;

namespace sluice {

// A list of steps that are ticked one after the other, as in a connection test: icon, name, time
// or "Not run" at the right, a line of facts below; the step that failed opens into a tinted box
// with cause, advice and actions. setSteps() rebuilds it; it is short. GUI thread.
class StepList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepList)

public:
    enum class State { NotRun, Running, Done, Warning, Failed };

    struct Action
    {
        QString id;
        QString text;
        QString icon = {};
        bool isLink = false;
    };

    struct Step
    {
        QString name;
        State state = State::NotRun;
        QString time = {}; // "402 ms"; empty and not run: "Not run"
        QString detail = {}; // one line below, muted
        QString problem = {}; // heading of the box of a failed step
        QString advice = {};
        QList<Action> actions = {};
    };

    explicit StepList(QWidget *parent = nullptr);

    void setSteps(const QList<Step> &steps);
    const QList<Step> &steps() const { return m_steps; }
    // False for check lists (Before You Run): nothing at the right of a step that has no time.
    void setNotRunShown(bool shown) { m_isNotRunShown = shown; }

signals:
    void actionTriggered(const QString &id);

private:
    void addStep(const Step &step);
    void addProblem(const Step &step);

    QList<Step> m_steps;
    QVBoxLayout *m_layout;
    bool m_isNotRunShown = true;
};

} // namespace sluice
