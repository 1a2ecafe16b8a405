// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/runfeed.h" // errors as the values of signals
#include "app/documents/job.h"
#include "base/canceltoken.h"
#include "base/result.h"
#include "console/mappings/mappingeditor.h"

#include <memory>

namespace sluice {

class Application;

// Makes the editor of a job's mapping and brings it what it shows of the job's ends: fields,
// columns, sample records. One class for each sync. It reads and never writes; what blocks runs in
// the background and ends with it. GUI thread; owned by whoever holds the editor.
class MappingSource : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MappingSource)

public:
    ~MappingSource() override { m_cancel.request(StopWish::Abort); }

    // Null for a kind without mappings.
    static std::unique_ptr<MappingSource> make(Application &application, const Job &job);

    // Once; an Error if the job's mapping cannot be read.
    virtual Result<MappingEditor *> makeEditor(QWidget *parent) = 0;
    virtual void load() = 0; // anew; loaded() or failed() follows
    // A document as this sync writes it, with its defaults; an Error if it is of another.
    virtual Result<QJsonObject> normalised(const QJsonObject &document) const = 0;
    // Of a document that is to be imported: what it names and the ends lack. Empty: not known.
    virtual QStringList unknownFields(const QJsonObject &document) const = 0;

    const Job &job() const { return m_job; }
    void setJob(const Job &job) { m_job = job; } // was saved

signals:
    void loaded();
    void failed(const sluice::Error &error); // what was loaded before stays
    // Nobody answers: what was kept of an earlier look is shown. failed() follows.
    void keptShown(qint64 atMs);

protected:
    MappingSource(Application &application, const Job &job)
        : m_application(application)
        , m_job(job)
    {
    }
    Application &application() const { return m_application; }
    CancelToken token() const { return m_cancel.token(); }

private:
    Application &m_application;
    Job m_job;
    CancelSource m_cancel;
};

// What a list says of a job's mapping without its ends. Pure.
struct MappingSummary
{
    QString object; // module, table or resource
    int mapped = 0; // fields; rules of its own where there is no list of fields
    int problems = 0;
    bool isThere = false; // the job has one
};
MappingSummary summaryOfMapping(const Job &job);

} // namespace sluice
