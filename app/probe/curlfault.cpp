// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/curlfault.h"

using namespace Qt::StringLiterals;

namespace lineside {

TransportFacts::Fault faultOf(CURLcode code, const QString &text, bool throughProxy)
{
    using Fault = TransportFacts::Fault;
    switch (code) {
    case CURLE_OK:
        return Fault::None;
    case CURLE_UNSUPPORTED_PROTOCOL: // also what an answer is that begins with no status line
        return text.contains("HTTP/0.9"_L1) ? Fault::NotHttp : Fault::NotMade;
    case CURLE_WEIRD_SERVER_REPLY:
        return Fault::NotHttp;
    case CURLE_URL_MALFORMAT:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_ENGINE_INITFAILED:
    case CURLE_UNKNOWN_OPTION:
    case CURLE_FAILED_INIT:
        return Fault::NotMade;
    case CURLE_BAD_FUNCTION_ARGUMENT: // what a proxy causes that speaks no HTTP
        return throughProxy ? Fault::ProxyTalk : Fault::NotMade;
    case CURLE_PROXY:
        return Fault::ProxyTalk;
    case CURLE_COULDNT_RESOLVE_PROXY:
        return Fault::ProxyLookup;
    case CURLE_COULDNT_RESOLVE_HOST:
        return Fault::NameLookup;
    case CURLE_COULDNT_CONNECT:
        return Fault::Connect;
    case CURLE_OPERATION_TIMEDOUT:
        return Fault::Timeout;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_SHUTDOWN_FAILED:
        return Fault::TlsHandshake;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return Fault::TlsPeer;
    case CURLE_GOT_NOTHING:
        return Fault::EmptyReply;
    case CURLE_SEND_ERROR:
        return Fault::Send;
    case CURLE_RECV_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
    case CURLE_BAD_CONTENT_ENCODING:
        return Fault::Receive;
    case CURLE_PARTIAL_FILE:
        return Fault::Partial;
    default:
        return Fault::Other;
    }
}

} // namespace lineside
