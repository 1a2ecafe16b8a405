// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "core/log/logreader.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace sluice {

class LogRing;
class LogView;

// Brings the whole log into a LogView, at most as many lines at a time as its model holds: the
// newest ones as they come, from the ring in memory, or a stretch of the history from the files,
// which moves as the operator scrolls, searches or goes to its beginning. Reads in the background,
// one thing at a time. GUI thread; owned by a LogPane. It writes nothing.
class LogHistory final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogHistory)

public:
    LogHistory(LogRing &ring, QString dataDirectory, LogView *view, QObject *parent);
    ~LogHistory() override;

    // As it is at first, with what the view's filter takes now: the newest lines.
    void restart();
    void takeNews(); // what came since, unless paused or in the history
    void fillScreen(); // more lines where the view is near an end of what it has
    void setPaused(bool isPaused);
    bool isPaused() const { return m_isPaused; }
    bool isLive() const { return m_isLive; } // the newest lines are there
    bool isReading() const { return m_isReading; }

    void loadEarlier();
    void goToStart();
    void goToEnd();
    // The next (previous) line that holds `text` beyond what is shown, around the log's end.
    void search(const QString &text, bool isForward);
    // How many lines of the whole log hold it, a little later.
    void countMatches(const QString &text);
    // The view's filter is another one.
    void refilter();
    // Clear View: nothing comes back by itself but news.
    void forget();

signals:
    void readingChanged(bool isReading);
    void failed(const QString &problem);
    void earlierChanged(bool hasEarlier);
    void nothingEarlier(); // that was asked for
    void notFound(bool isForward); // beyond what is shown
    void counted(const QString &text, qint64 lines);

private:
    // Lines around a place, and where they begin and end.
    struct Stretch
    {
        QList<LogRecord> records;
        LogPosition begin;
        LogPosition end;
        qsizetype chosen = -1; // the line that was looked for
        bool isFirst = false; // nothing is before it
        bool isLast = false;
    };
    using Read = std::function<Result<Stretch>(const LogReader &reader, const CancelToken &token)>;

    static Result<Stretch> around(const LogReader &reader, const LogPosition &place,
        const LogFilter &filter, bool isBeforeChosen, const CancelToken &token);
    void read(const Read &work, const std::function<void(const Stretch &)> &then);
    void loadLater();
    void takeEarlier(const Stretch &stretch, bool isAsked);
    void takeLater(const Stretch &stretch);
    void show(const Stretch &stretch);
    void joinRing();
    void refill();
    void countNews();
    void beginAnew();
    void count();
    void setEarlier(bool hasEarlier);
    void setReading(bool isReading);
    void readEarlier(bool isAsked);
    QList<LogRecord> matching(const QList<LogRecord> &records) const;
    bool isShownAlready(const LogRecord &record) const;

    LogRing &m_ring;
    QString m_dataDirectory;
    LogView *m_view;
    CancelSource m_cancel; // of what is being read
    CancelSource m_countCancel;
    QTimer m_countSoon;
    QString m_countText;
    std::optional<LogPosition> m_begin; // where earlier lines go on; none: before the first row
    std::optional<LogPosition> m_end; // of a stretch; none: behind the last row
    qint64 m_next = 0; // of the ring
    qint64 m_counted = 0; // ... up to where lines that are not shown were counted
    qint64 m_newLines = 0; // how many of those there are
    int m_reads = 0;
    bool m_isLive = true;
    bool m_isPaused = false;
    bool m_isReading = false;
    bool m_hasEarlier = true;
    bool m_fillsItself = true;
};

} // namespace sluice
