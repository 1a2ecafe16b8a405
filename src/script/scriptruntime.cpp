// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/scriptruntime.h"

#include "script/fault.h"
#include "script/scriptconsole.h"

#include <algorithm>
#include <condition_variable>
#include <js/CharacterEncoding.h>
#include <js/CompilationAndEvaluation.h>
#include <js/ContextOptions.h>
#include <js/ErrorReport.h>
#include <js/Exception.h>
#include <js/HelperThreadAPI.h>
#include <js/Initialization.h>
#include <js/Interrupt.h>
#include <js/MemoryCallbacks.h>
#include <js/SourceText.h>
#include <jsfriendapi.h>
#include <limits>
#include <mutex>
#include <sys/resource.h>
#include <thread>

namespace sluice {

namespace {

constexpr size_t kStackBytes = 256 << 10; // the more, the longer endless recursion takes
constexpr size_t kHelperStackBytes = 1 << 20;

constexpr JSClass kGlobalClass{"global", JSCLASS_GLOBAL_FLAGS, &JS::DefaultGlobalClassOps};

bool mayNotEvaluate(JSContext *, JS::RuntimeCode, JS::HandleString)
{
    return false;
}

constexpr JSSecurityCallbacks kNoEvaluation{mayNotEvaluate, nullptr};

// The one thread for what the engine does on the side: it compiles and sweeps.
class ScriptHelper
{
public:
    ScriptHelper() { std::thread(&ScriptHelper::work, this).detach(); }

    void addTask() // any thread, which may hold locks of the engine's
    {
        {
            const std::lock_guard lock(m_mutex);
            ++m_tasks;
        }
        m_wake.notify_one();
    }

private:
    void work()
    {
        for (std::unique_lock lock(m_mutex);;) {
            m_wake.wait(lock, [this] { return m_tasks > 0; });
            --m_tasks;
            lock.unlock();
            JS::RunHelperThreadTask();
            lock.lock();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    int m_tasks = 0;
};

// What the process may have; the engine collects its garbage before that is full.
uint32_t mostBytes()
{
    rlimit data{};
    ::getrlimit(RLIMIT_DATA, &data);
    return static_cast<uint32_t>(
        std::min<rlim_t>(data.rlim_cur, std::numeric_limits<uint32_t>::max()));
}

JSContext *newContext()
{
    if (!JS_Init())
        return nullptr;
    static ScriptHelper *const helper = new ScriptHelper; // its thread lives as long as the process
    JS::SetHelperThreadTaskCallback(
        [](JS::DispatchReason) { helper->addTask(); }, 1, kHelperStackBytes);
    JSContext *const context = JS_NewContext(mostBytes());
    if (!context)
        return nullptr;
    JS_SetNativeStackQuota(context, kStackBytes);
    JS::SetOutOfMemoryCallback(
        context,
        [](JSContext *, void *) {
            leaveWithFault("The script needs more memory than it may have");
        },
        nullptr);
    JS::ContextOptionsRef(context).setAsmJS(false).setWasm(false);
    JS_SetSecurityCallbacks(context, &kNoEvaluation);
    return js::UseInternalJobQueues(context) && JS::InitSelfHostedCode(context) ? context : nullptr;
}

} // namespace

ScriptRuntime::ScriptRuntime()
    : m_context(newContext())
{
    if (!m_context)
        leaveWithFault("The script's engine cannot be started");
    JS_SetContextPrivate(m_context, this);
    JS_AddInterruptCallback(m_context, mayGoOn);
    JS::RealmOptions options;
    options.creationOptions().setDefineSharedArrayBufferConstructor(false);
    m_global.init(m_context,
        JS_NewGlobalObject(m_context, &kGlobalClass, nullptr, JS::FireOnNewGlobalHook, options));
    if (!m_global)
        leaveWithFault("The script's engine cannot be started");
    JS::EnterRealm(m_context, m_global);
    if (!addConsole(m_context, m_global))
        leaveWithFault("The script's engine cannot be started");
}

bool ScriptRuntime::evaluate(const char *name, const QString &source, JS::MutableHandleValue value)
{
    JS::CompileOptions options(m_context);
    options.setFileAndLine(name, 1);
    JS::SourceText<char16_t> text;
    return text.init(m_context, reinterpret_cast<const char16_t *>(source.utf16()),
               static_cast<size_t>(source.size()), JS::SourceOwnership::Borrowed)
        && JS::Evaluate(m_context, options, text, value);
}

bool ScriptRuntime::call(
    JS::HandleValue function, const JS::HandleValueArray &arguments, JS::MutableHandleValue value)
{
    return JS_CallFunctionValue(m_context, nullptr, function, arguments, value);
}

void ScriptRuntime::runJobs()
{
    js::RunJobs(m_context);
}

std::optional<ScriptRuntime::Thrown> ScriptRuntime::takeThrown()
{
    JS::ExceptionStack exception(m_context);
    if (!JS_IsExceptionPending(m_context) || !JS::StealPendingExceptionStack(m_context, &exception))
        return std::nullopt;
    JS::ErrorReportBuilder report(m_context);
    if (!report.init(m_context, exception, JS::ErrorReportBuilder::NoSideEffects)) {
        JS_ClearPendingException(m_context);
        return Thrown{.text = QStringLiteral("an exception that cannot be shown")};
    }
    return Thrown{.text = QString::fromUtf8(report.toStringResult().c_str()),
        .line = static_cast<int>(report.report()->lineno)};
}

JSString *ScriptRuntime::string(const QByteArray &utf8) const
{
    JSString *const text = JS_NewStringCopyUTF8N(
        m_context, JS::UTF8Chars(utf8.constData(), static_cast<size_t>(utf8.size())));
    if (text)
        return text;
    JS_ClearPendingException(m_context); // what is no UTF-8 gets marks in its place
    const QString marked = QString::fromUtf8(utf8);
    JSString *const made = JS_NewUCStringCopyN(m_context,
        reinterpret_cast<const char16_t *>(marked.utf16()), static_cast<size_t>(marked.size()));
    if (!made)
        leaveWithFault("The script needs more memory than it may have");
    return made;
}

QByteArray ScriptRuntime::utf8(JSString *string) const
{
    JSLinearString *const text = JS_EnsureLinearString(m_context, string);
    if (!text)
        return {};
    const size_t size = JS::GetDeflatedUTF8StringLength(text);
    QByteArray bytes(static_cast<qsizetype>(size), Qt::Uninitialized);
    JS::DeflateStringToUTF8Buffer(text, mozilla::Span(bytes.data(), size));
    return bytes;
}

void ScriptRuntime::interrupt()
{
    m_isInterrupted = true;
    JS_RequestInterruptCallback(m_context);
}

void ScriptRuntime::goOn()
{
    m_isInterrupted = false;
}

// Also asked by the engine of its own accord.
bool ScriptRuntime::mayGoOn(JSContext *context)
{
    return !static_cast<const ScriptRuntime *>(JS_GetContextPrivate(context))->m_isInterrupted;
}

} // namespace sluice
