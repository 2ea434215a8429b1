# npm ci in tests/, unless what the lock names is there.
get_filename_component(tests ${CMAKE_CURRENT_LIST_DIR} DIRECTORY)
set(there ${tests}/node_modules/.package-lock.json)
if(NOT EXISTS ${there} OR ${tests}/package-lock.json IS_NEWER_THAN ${there})
  execute_process(COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund
    WORKING_DIRECTORY ${tests} COMMAND_ERROR_IS_FATAL ANY)
endif()
