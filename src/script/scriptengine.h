// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "script/options.h"
#include "script/scriptframe.h"
#include "script/scriptruntime.h"
#include "script/scriptwatch.h"

#include <QStringList>

namespace sluice {

// The engine with the operator's script in it. Main thread; owned by main(). A failure is an Error
// whose `what` is for the operator, with the line in `code` if it is known; the row at hand is in
// fault.h. Nothing of this program can be reached from the script but reject() and console.
class ScriptEngine final
{
public:
    explicit ScriptEngine(const ScriptOptions &options);
    ~ScriptEngine();

    void warmUp(); // what looks at files when it is first used; before the lock-down
    Result<void> load(const QString &source, const QStringList &fields);

    // The frame's answers as CSV rows, appended.
    Result<void> run(const ScriptFrame &frame, QByteArray &csv);
    QStringList outputColumns() const; // _row, those written, _reject

private:
    // What the prelude's functions answer: nothing, or why they cannot go on.
    struct Answer
    {
        QString problem;
        bool isThrown = false;
        int line = 0;
    };

    Answer ask(JS::HandleValue function, const JS::HandleValueArray &arguments);
    tl::unexpected<Error> thrownError();
    bool takePrelude(const QStringList &fields);
    Result<void> evaluate(const QString &source, const QStringList &fields);
    Result<void> begin(const ScriptFrame &frame, const QByteArray &separator);
    Result<void> steps(const ScriptFrame &frame);
    Result<void> whole(const ScriptFrame &frame);
    Result<void> finish(QByteArray &answers);
    void refuse(qsizetype index, const QString &reason);
    Result<void> takeTooLong(qsizetype index);
    Result<void> put(const ScriptFrame &frame, const QByteArray &answers,
        const QByteArray &separator, QByteArray &csv) const;

    const ScriptOptions &m_options;
    ScriptRuntime m_runtime;
    ScriptWatch m_watch;
    QStringList m_writes;
    bool m_isFrameWise = false;
    int m_tooLong = 0;
    QString m_lines; // where the script's functions begin, for messages
    JS::PersistentRootedValue m_start; // the prelude's functions
    JS::PersistentRootedValue m_begin;
    JS::PersistentRootedValue m_step;
    JS::PersistentRootedValue m_frame;
    JS::PersistentRootedValue m_refuse;
    JS::PersistentRootedValue m_finish;
};

} // namespace sluice
