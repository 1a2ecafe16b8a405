// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzztargets.h"
#include "services/zoho/zohotokens.h"
#include "services/zohocrm/crmbodies.h"
#include "services/zohocrm/crmresult.h"

#include <QBuffer>

namespace sluice::testing {

using namespace Qt::StringLiterals;

namespace {

void readResultRows(const QByteArray &text)
{
    QBuffer in;
    in.setData(text);
    in.open(QIODevice::ReadOnly);
    CrmResultReader reader(in);
    if (!reader.open())
        return;
    CrmResultRow row;
    for (qint64 number = 1;; ++number) {
        const auto more = reader.next(row);
        if (!more || !*more)
            return;
        if (row.row != number)
            qFatal("Result row %lld was called %lld", number, row.row);
        if (row.isReadable) {
            for (const CrmRowError &error : parseRowErrors(row.errors)) {
                if (error.code.size() > row.errors.size())
                    qFatal("A code that is longer than its text");
            }
        }
    }
}

} // namespace

// The first byte says as which answer the rest is read.
void fuzzAnswers(const QByteArray &input)
{
    if (input.isEmpty())
        return;
    const QByteArray text = input.sliced(1);
    switch (input.at(0) % 9) {
    case 0: {
        const auto job = parseReadJob(text);
        if (job && job->id.isEmpty())
            qFatal("A read job without an id was accepted");
        break;
    }
    case 1: {
        const auto job = parseWriteJob(text);
        if (job && job->id.isEmpty())
            qFatal("A write job without an id was accepted");
        break;
    }
    case 2: {
        const auto id = parseCreatedId(text);
        if (id ? id->isEmpty() : id.error().delivery != Delivery::Unknown)
            qFatal("An answer without an id does not leave the job open");
        break;
    }
    case 3: {
        const auto id = parseUploadedFileId(text);
        if (id && id->isEmpty())
            qFatal("An empty file id was accepted");
        break;
    }
    case 4:
        static_cast<void>(parseOrg(text));
        break;
    case 5:
        static_cast<void>(parseModules(text));
        break;
    case 6:
        static_cast<void>(parseFields(text));
        break;
    case 7: {
        for (const int status : {200, 400, 500}) {
            const auto grant = parseTokenAnswer(status, text, u"eu"_s);
            if (grant && status != 200)
                qFatal("A refusal was taken for a token");
        }
        break;
    }
    default:
        readResultRows(text);
        break;
    }
}

QByteArrayList answerSeeds()
{
    return {
        QByteArray("\0", 1)
            + R"({"data":[{"id":"554023000000568002","operation":"read","state":"COMPLETED","result":{"page":1,"count":2,"download_url":"/crm/bulk/v8/read/1/result","per_page":2,"more_records":true,"next_page_token":"abc"}}]})",
        QByteArray("\1")
            + R"({"id":"111","status":"COMPLETED","operation":"update","resource":[{"status":"COMPLETED","type":"data","module":{"api_name":"Leads"},"file":{"status":"COMPLETED","added_count":0,"skipped_count":1,"updated_count":2,"total_count":3}}],"result":{"download_url":"https://x/1.zip"}})",
        QByteArray("\2")
            + R"({"status":"success","code":"ADDED_SUCCESSFULLY","details":{"id":"554023000000568002"},"data":[{"details":{"id":"1"}}]})",
        QByteArray("\3")
            + R"({"status":"success","code":"FILE_UPLOAD_SUCCESS","details":{"file_id":"1110","created_time":"2024-01-01T00:00:00+00:00"}})",
        QByteArray("\4")
            + R"({"org":[{"zgid":"1","time_zone":"Europe/Berlin","license_details":{"paid_type":"enterprise","users_license_purchased":5}}]})",
        QByteArray("\5")
            + R"({"modules":[{"api_name":"Leads","plural_label":"Leads","api_supported":true}]})",
        QByteArray("\6")
            + R"({"fields":[{"api_name":"Email","data_type":"email","length":100,"read_only":false,"operation_type":{"api_update":true},"pick_list_values":[{"actual_value":"a"}]}]})",
        QByteArray("\7")
            + R"({"access_token":"1000.a.b","expires_in":3600,"api_domain":"https://www.zohoapis.eu","token_type":"Bearer"})",
        QByteArray("\7") + R"({"error":"invalid_code"})",
        QByteArray("\x08")
            + "id,Email,STATUS,RECORD_ID,ERRORS\n1,a@b,UPDATED,1,\n"
              "2,,SKIPPED,,MANDATORY_NOT_FOUND-Company,Last_Name:DUPLICATE_DATA\n",
    };
}

} // namespace sluice::testing
