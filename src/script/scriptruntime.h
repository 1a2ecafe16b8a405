// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <atomic>
#include <jsapi.h>
#include <optional>

namespace sluice {

// SpiderMonkey with one global object: the language, console, and nothing else; no eval, no
// WebAssembly, no shared memory. Main thread, but for interrupt(); owned by ScriptEngine, one in a
// process. To be made before the lock-down, for it reads files and starts a helper thread. Where
// memory ends it leaves the program with a fault. Its strings are rooted by whoever asks for them.
// It is not taken down: the program ends by _exit().
class ScriptRuntime final
{
public:
    ScriptRuntime();
    ScriptRuntime(const ScriptRuntime &) = delete;
    ScriptRuntime &operator=(const ScriptRuntime &) = delete;

    JSContext *context() const { return m_context; }
    JS::HandleObject global() const { return m_global; }

    // False if something was thrown (takeThrown()) or the script was interrupted.
    bool evaluate(const char *name, const QString &source, JS::MutableHandleValue value);
    bool call(JS::HandleValue function, const JS::HandleValueArray &arguments,
        JS::MutableHandleValue value);
    void runJobs(); // what promises have put off

    struct Thrown
    {
        QString text;
        int line = 0; // 0: unknown
    };
    std::optional<Thrown> takeThrown(); // none after an interruption

    JSString *string(const QByteArray &utf8) const;
    QByteArray utf8(JSString *string) const;

    void interrupt(); // any thread; whatever runs ends, and nothing can catch that
    void goOn(); // it can be used again

private:
    static bool mayGoOn(JSContext *context);

    JSContext *m_context = nullptr;
    JS::PersistentRootedObject m_global;
    std::atomic<bool> m_isInterrupted = false;
};

} // namespace sluice
