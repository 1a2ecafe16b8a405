// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/vaultkeychain.h"

#include <QThread>

#include <qt6keychain/keychain.h>

#include <condition_variable>
#include <mutex>
#include <utility>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr std::chrono::milliseconds kKeychainThreadEnd{2'000};

// QtKeychain queues its jobs in one object of the thread that used it first, so all of them must
// run on one thread that never ends before the process does.
class KeychainThread
{
public:
    static KeychainThread &instance()
    {
        static KeychainThread thread;
        return thread;
    }

    void post(std::function<void()> work)
    {
        QMetaObject::invokeMethod(m_context, std::move(work), Qt::QueuedConnection);
    }

private:
    KeychainThread()
        : m_thread(new QThread)
        , m_context(new QObject)
    {
        m_thread->setObjectName(u"keychain"_s);
        m_context->moveToThread(m_thread);
        m_thread->start();
    }

    // A keychain that hangs must not keep the process from ending: then the thread is left alone.
    ~KeychainThread()
    {
        m_thread->quit();
        if (!m_thread->wait(QDeadlineTimer(kKeychainThreadEnd)))
            return;
        delete m_context;
        delete m_thread;
    }
    Q_DISABLE_COPY_MOVE(KeychainThread)

    QThread *m_thread;
    QObject *m_context;
};

// What a job left behind. Shared, since the caller may have given up before the job ends.
struct KeychainAnswer
{
    std::mutex mutex;
    std::condition_variable changed;
    bool isThere = false;
    QKeychain::Error error = QKeychain::OtherError;
    QString text;
    Secret data;
};

void finishKeychainJob(KeychainAnswer &answer, const QKeychain::Job &job, Secret data)
{
    const std::lock_guard lock(answer.mutex);
    answer.isThere = true;
    answer.error = job.error();
    answer.text = job.errorString();
    answer.data = std::move(data);
    answer.changed.notify_all();
}

class DesktopKeychain final : public VaultKeychain
{
public:
    explicit DesktopKeychain(std::chrono::milliseconds timeout)
        : m_timeout(timeout)
    {
    }

    Result<std::optional<Secret>> read() override
    {
        const auto answer = std::make_shared<KeychainAnswer>();
        KeychainThread::instance().post([answer] {
            auto *job = new QKeychain::ReadPasswordJob(u"Sluice"_s); // deletes itself
            job->setKey(u"vault"_s);
            QObject::connect(job, &QKeychain::Job::finished, job, [answer, job] {
                finishKeychainJob(
                    *answer, *job, Secret(QByteArray::fromBase64(job->textData().toLatin1())));
            });
            job->start();
        });
        if (auto waited = wait(*answer); !waited)
            return fail(std::move(waited).error());
        if (answer->error == QKeychain::EntryNotFound)
            return std::nullopt;
        if (answer->error != QKeychain::NoError)
            return fail(noKeychain(answer->text));
        return std::optional(answer->data);
    }

    Result<void> write(const Secret &key) override
    {
        const auto answer = std::make_shared<KeychainAnswer>();
        KeychainThread::instance().post([answer, key] {
            auto *job = new QKeychain::WritePasswordJob(u"Sluice"_s); // deletes itself
            job->setKey(u"vault"_s);
            // Text, since not every keychain keeps bytes as they are.
            job->setTextData(QString::fromLatin1(key.reveal().toBase64()));
            QObject::connect(job, &QKeychain::Job::finished, job,
                [answer, job] { finishKeychainJob(*answer, *job, {}); });
            job->start();
        });
        if (auto waited = wait(*answer); !waited)
            return waited;
        if (answer->error != QKeychain::NoError)
            return fail(noKeychain(answer->text));
        return {};
    }

private:
    static Error noKeychain(const QString &why)
    {
        return Error{.kind = ErrorKind::Config,
            .what = u"The desktop's keychain cannot be used"_s,
            .why = why,
            .next = u"Unlock it, or name a key file in SLUICE_VAULT_KEY_FILE"_s};
    }

    Result<void> wait(KeychainAnswer &answer) const
    {
        std::unique_lock lock(answer.mutex);
        if (!answer.changed.wait_for(lock, m_timeout, [&answer] { return answer.isThere; }))
            return fail(noKeychain(u"it gave no answer"_s));
        return {};
    }

    const std::chrono::milliseconds m_timeout;
};

} // namespace

std::unique_ptr<VaultKeychain> VaultKeychain::desktop(std::chrono::milliseconds timeout)
{
    return std::make_unique<DesktopKeychain>(timeout);
}

} // namespace sluice
